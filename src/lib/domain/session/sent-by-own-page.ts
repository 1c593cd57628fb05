/** What a request says of where it comes from. */
export interface Sender {
  method: string;
  /** The `Origin` header. */
  origin: string | null;
  /** The `Sec-Fetch-Site` header: written by the browser itself, scripts cannot set it. */
  site: string | null;
}

/**
 * Whether a request that changes something was sent by a page of `own` origin. The framework asks
 * this of forms only; a foreign page could still send JSON with the person's cookie.
 */
export function sentByOwnPage({ method, origin, site }: Sender, own: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return true;
  if (site !== null && site !== 'same-origin') return false;
  return origin === own || (origin === null && site === 'same-origin');
}
