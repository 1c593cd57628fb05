/** What people type to say who they are: an e-mail address or a badge number. */

/** A badge number as it is kept: no spaces, one kind of dash; the case is kept for display. */
export function tidyBadge(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐-―−]/g, '-');
}

/** An e-mail address as it is kept. */
export function tidyEmail(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/** Letters of any script, digits and `-./_`, so that a badge is never mistaken for an address. */
export function isBadge(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\-./_]{0,39}$/u.test(text);
}

/** Whether it may be an address: whether it is one, only a mail can tell. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(text);
}

/** Which of the two was typed, tidied. */
export function readLogin(typed: string): { email: string } | { badge: string } {
  return typed.includes('@') ? { email: tidyEmail(typed) } : { badge: tidyBadge(typed) };
}
