/**
 * Where to go after signing in: the wished address if it is a page of ours, else home. Not back to
 * the door itself.
 */
export function ownPath(wished: string | null | undefined): string {
  const path = pathOfOurs(wished);
  return /^\/(sign-in|sign-out)([?#]|$)/.test(path) ? '/' : path;
}

/**
 * The wished address if it is a page of ours, else home. Foreign hosts come in many disguises
 * (`//host`, `/\host`, tabs inside), so the browser's own reading of the address decides.
 */
export function pathOfOurs(wished: string | null | undefined): string {
  if (!wished?.startsWith('/')) return '/';
  let url;
  try {
    url = new URL(wished, here);
  } catch {
    return '/';
  }
  // dots may fold "/x/..//host" into a path that reads as a host
  if (url.origin !== here || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}

const here = 'http://hornbook.invalid';
