/**
 * A path of our own site out of what a form or an address says, else `/`: an open redirect would
 * let a stranger's link end on a stranger's page. Control characters and backslashes are refused
 * because browsers read `/\evil.example` as a host.
 */
export function wayBack(said: unknown): string {
  if (typeof said !== 'string' || said.length > 2000) return '/';
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(said)) return '/';
  return said;
}
