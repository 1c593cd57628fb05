import { isBadge, isEmail, tidyBadge, tidyEmail } from './login.ts';

/** What is written down of a person, as typed in a form. */
export interface TypedDetails {
  name: string;
  email: string;
  badge: string;
}

export interface Details {
  name: string;
  email: string | null;
  badge: string | null;
}

export type DetailProblem =
  'empty' | 'long' | 'not-email' | 'not-badge' | 'no-login' | 'taken' | 'no-unit';
export type DetailProblems = { [field in 'name' | 'email' | 'badge' | 'unit']?: DetailProblem };

/** Details as they are kept, or what is wrong, field by field. One of e-mail and badge is needed. */
export function readDetails(
  typed: TypedDetails
): { ok: true; details: Details } | { ok: false; problems: DetailProblems } {
  const name = typed.name.normalize('NFC').replace(/\s+/g, ' ').trim();
  const [email, badge] = [tidyEmail(typed.email), tidyBadge(typed.badge)];
  const problems: DetailProblems = {};
  if (!name) problems.name = 'empty';
  else if ([...name].length > 200) problems.name = 'long';
  if (email && !isEmail(email)) problems.email = 'not-email';
  if (badge && !isBadge(badge)) problems.badge = 'not-badge';
  if (!email && !badge) problems.badge = 'no-login';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, details: { name, email: email || null, badge: badge || null } };
}
