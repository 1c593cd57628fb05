import { isId } from '#lib/domain/id.ts';
import { storable } from '#lib/domain/storable.ts';
import { readDay } from '#lib/domain/time/day.ts';

/** Everything that is done to others, by the code under which the log keeps it. */
export const acts = [
  'person-added',
  'person-edited',
  'person-moved',
  'person-left',
  'person-returned',
  'person-erased',
  'person-invited',
  'invitation-ended',
  'reset-slip-made',
  'sessions-ended',
  'role-granted',
  'role-ended',
  'people-imported',
  'import-undone',
  'person-import-undone',
  'unit-created',
  'unit-renamed',
  'unit-moved',
  'unit-archived',
  'unit-reopened',
  'assigned',
  'assignment-ended',
  'exam-allowed',
  'record-made',
  'training-entered',
  'training-people-added',
  'attendance-entered',
  'attendance-changed',
  'training-cancelled',
  'training-restored',
  'certificate-revoked',
  'key-corrected',
  'report-closed',
  'course-published',
  'specimens-reviewed',
  'retention-set',
  'reminder-rule-set',
  'reminder-text-set',
  'subscription-made',
  'subscription-ended'
] as const;
export type Act = (typeof acts)[number];

/** What is looked for in the log; read from the address once. */
export interface TrailQuery {
  /** Part of a name, badge or e-mail: of who did it or to whom. */
  text: string;
  what: string | null;
  /** Days, both included. */
  from: string | null;
  until: string | null;
  /** The id of whom or what it was done to. */
  about: string | null;
  /** Acts before this one: the log is read backwards. */
  before: string | null;
}

export const actsOnAPage = 50;

/** What the address asks; what it cannot mean is left out. */
export function readTrailQuery({ searchParams }: URL): TrailQuery {
  const get = (name: string) => storable(searchParams.get(name) ?? '').trim();
  return {
    text: get('q').slice(0, 100),
    what: /^[a-z-]{1,40}$/.test(get('what')) ? get('what') : null,
    from: readDay(get('from')),
    until: readDay(get('until')),
    about: isId(get('about')) ? get('about') : null,
    before: /^\d{1,18}$/.test(get('before')) ? get('before') : null
  };
}

/** The address of the same question further back. */
export function trailParams(query: TrailQuery, before: string): string {
  const search = new URLSearchParams();
  if (query.text) search.set('q', query.text);
  for (const key of ['what', 'from', 'until', 'about'] as const)
    if (query[key]) search.set(key, query[key]);
  search.set('before', before);
  return `?${search}`;
}

/** One act as the page shows it. */
export interface TrailEntry {
  seq: string;
  at: Date;
  /** Null: a command on the server. */
  by: string | null;
  what: string;
  about: {
    kind: 'person' | 'unit' | 'certificate' | 'import' | 'training' | 'other';
    id: string;
    name: string;
  };
  details: Record<string, unknown>;
}
