import type { Language } from '#lib/domain/language.ts';
import { readDetails } from '#lib/domain/person/details.ts';
import { tidyBadge, tidyEmail } from '#lib/domain/person/login.ts';
import { dayBegins } from '#lib/domain/time/day.ts';
import { isoDay } from '#lib/domain/time/say-time.ts';
import type { TypedRow } from './columns.ts';
import type { FindUnit } from './find-unit.ts';
import { readTypedDay } from './read-day.ts';
import { readLanguage, readRoles, type Role } from './read-words.ts';

/** Why a row was not taken, or what about it is worth knowing. Pages put these into words. */
export type Why =
  | 'name-empty'
  | 'name-long'
  | 'name-lossy'
  | 'not-email'
  | 'not-badge'
  | 'no-login'
  | 'taken'
  | 'two-people'
  | 'twice'
  | 'not-yours'
  | 'left'
  | 'unit-none'
  | 'unit-many'
  | 'unit-missing'
  | 'role-unknown'
  | 'role-not-yours'
  | 'manager-no-unit'
  | 'language-unknown'
  | 'day-unknown'
  | 'day-future'
  | 'day-too-early';

export const verdicts = ['created', 'updated', 'same', 'heading', 'failed'] as const;
export type Verdict = (typeof verdicts)[number];

/** A person as the database knows them at this moment. */
export interface KnownPerson {
  id: string;
  name: string;
  email: string | null;
  badge: string | null;
  language: Language;
  left: boolean;
  /** Whether the one who imports may change this person. */
  reachable: boolean;
  unitId: string | null;
  postedFrom: Date | null;
  /** `manager` with the unit's id. */
  roles: readonly { role: Role; unitId: string | null }[];
}

/** What of a person is set; what is not named stays as it is. */
export interface Facts {
  name?: string;
  email?: string | null;
  badge?: string | null;
  language?: Language;
  unitId?: string | null;
  roles?: { role: Role; unitId: string | null }[];
}

export type Judged =
  | { verdict: 'failed'; why: Why[]; personId: string | null }
  | { verdict: 'same'; personId: string }
  | { verdict: 'created'; after: Facts; postedFrom: Date }
  | { verdict: 'updated'; personId: string; before: Facts; after: Facts; postedFrom: Date };

export interface Rules {
  now: Date;
  /** In whose days "posted from" is meant. */
  timeZone: string;
  /** Administrators give roles and may leave people without a unit. */
  mayGrant: boolean;
  /** Of people whose row names none. */
  language: Language;
  findUnit: FindUnit;
}

/** How logins are compared: one person an address and a badge, whatever the case. */
export const emailKey = (typed: string): string | null => tidyEmail(typed).toLowerCase() || null;
export const badgeKey = (typed: string): string | null => tidyBadge(typed).toLowerCase() || null;

/**
 * What one row would do. An empty cell changes nothing. A person is known by badge or e-mail;
 * `byEmail` and `byBadge` are who has them now.
 */
export function judgeRow(
  typed: TypedRow,
  { byEmail, byBadge }: { byEmail: KnownPerson | null; byBadge: KnownPerson | null },
  rules: Rules
): Judged {
  if (byEmail && byBadge && byEmail.id !== byBadge.id) return failed(['two-people']);
  const known = byBadge ?? byEmail;
  // a manager is told no more of others' people than the form for one person would tell
  if (known && !known.reachable) return failed(['not-yours']);
  if (known?.left) return failed(['left'], known.id);
  const read = readCells(typed, known, rules);
  if (read.why.length > 0) return failed(read.why, known?.id);
  return known ? compare(known, read.facts, read) : create(read.facts, read);
}

const failed = (why: Why[], personId: string | null = null): Judged => ({
  verdict: 'failed',
  why,
  personId
});

interface Read {
  why: Why[];
  facts: Facts;
  postedFrom: Date;
}

function readCells(typed: TypedRow, known: KnownPerson | null, rules: Rules): Read {
  const why: Why[] = [];
  const facts: Facts = {};
  const details = readDetails({
    name: typed.name || (known?.name ?? ''),
    email: typed.email || (known?.email ?? ''),
    badge: typed.badge || (known?.badge ?? '')
  });
  // a name that lost letters on its way would overwrite the right one
  if (/[?\ufffd]/.test(typed.name)) why.push('name-lossy');
  if (details.ok) Object.assign(facts, details.details);
  else {
    const { name, email, badge } = details.problems;
    if (name) why.push(name === 'long' ? 'name-long' : 'name-empty');
    if (email) why.push('not-email');
    if (badge) why.push(badge === 'no-login' ? 'no-login' : 'not-badge');
  }
  readPlace(typed, known, rules, facts, why);
  readRole(typed, known, rules, facts, why);
  const language = typed.language ? readLanguage(typed.language) : null;
  if (typed.language && !language) why.push('language-unknown');
  facts.language = language ?? known?.language ?? rules.language;
  return { why, facts, postedFrom: readFrom(typed, known, rules, facts, why) };
}

function readPlace(
  typed: TypedRow,
  known: KnownPerson | null,
  { findUnit, mayGrant }: Rules,
  facts: Facts,
  why: Why[]
): void {
  facts.unitId = known?.unitId ?? null;
  if (!typed.unit) {
    if (!known && !mayGrant) why.push('unit-missing');
    return;
  }
  const unit = findUnit(typed.unit);
  if (unit.kind === 'found') facts.unitId = unit.id;
  else why.push(unit.kind === 'none' ? 'unit-none' : 'unit-many');
}

function readRole(
  typed: TypedRow,
  known: KnownPerson | null,
  { mayGrant }: Rules,
  facts: Facts,
  why: Why[]
): void {
  const held = known?.roles ?? [];
  const named = readRoles(typed.role);
  if (!named) why.push('role-unknown');
  const wanted: Role[] = named && named.length > 0 ? named : known ? [] : ['officer'];
  if (!mayGrant && wanted.some((role) => role !== 'officer')) why.push('role-not-yours');
  if (wanted.includes('manager') && !facts.unitId && why.length === 0) why.push('manager-no-unit');
  facts.roles = wanted
    .map((role) => ({ role, unitId: role === 'manager' ? (facts.unitId ?? null) : null }))
    .filter(({ role, unitId }) => !held.some((one) => one.role === role && one.unitId === unitId));
}

function readFrom(
  typed: TypedRow,
  known: KnownPerson | null,
  { now, timeZone }: Rules,
  facts: Facts,
  why: Why[]
): Date {
  if (!typed.from) return now;
  const day = readTypedDay(typed.from);
  if (!day || day < '1950-01-01') {
    why.push('day-unknown');
    return now;
  }
  if (day > isoDay(now, timeZone)) why.push('day-future');
  const from = dayBegins(day, timeZone);
  const moves = known && known.unitId !== facts.unitId;
  if (moves && known.postedFrom && from < known.postedFrom) why.push('day-too-early');
  return from;
}

const create = (facts: Facts, { postedFrom }: Read): Judged => ({
  verdict: 'created',
  after: facts,
  postedFrom
});

function compare(known: KnownPerson, facts: Facts, { postedFrom }: Read): Judged {
  const before: Facts = {};
  const after: Facts = {};
  for (const key of ['name', 'email', 'badge', 'language', 'unitId'] as const)
    if (facts[key] !== undefined && facts[key] !== known[key]) {
      Object.assign(before, { [key]: known[key] });
      Object.assign(after, { [key]: facts[key] });
    }
  if (facts.roles?.length) after.roles = facts.roles;
  if (Object.keys(after).length === 0) return { verdict: 'same', personId: known.id };
  return { verdict: 'updated', personId: known.id, before, after, postedFrom };
}
