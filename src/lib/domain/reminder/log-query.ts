import { storable } from '#lib/domain/storable.ts';
import { readDay, type Day } from '#lib/domain/time/day.ts';
import { isKind, type Kind } from './kinds.ts';

/** What is looked for among the letters that were written; read from the address once. */
export interface LogQuery {
  /** Part of a name, badge or e-mail: of who was written to or about. */
  text: string;
  kind: Kind | null;
  /** Days of the agency, both included. */
  from: Day | null;
  until: Day | null;
  /** Entries before this one: the log is read backwards. */
  before: string | null;
}

export const logOnAPage = 50;

/** What the address asks; what it cannot mean is left out. */
export function readLogQuery({ searchParams }: URL): LogQuery {
  const get = (name: string) => storable(searchParams.get(name) ?? '').trim();
  const kind = get('kind');
  return {
    text: get('text').slice(0, 100),
    kind: isKind(kind) ? kind : null,
    from: readDay(get('from')),
    until: readDay(get('until')),
    before: /^\d{1,18}$/.test(get('before')) ? get('before') : null
  };
}

/** The address of the same question further back. */
export function logParams(query: LogQuery, before: string): string {
  const search = new URLSearchParams();
  for (const key of ['text', 'kind', 'from', 'until'] as const)
    if (query[key]) search.set(key, query[key]);
  search.set('before', before);
  return `?${search}`;
}

/** One matter of one letter, as the page shows it. */
export interface LogEntry {
  seq: string;
  at: Date;
  personId: string;
  person: string;
  kind: Kind;
  step: number;
  courseId: string | null;
  due: Day | null;
  /** Of a digest or escalation. */
  unit: string | null;
  about: string | null;
  /** By which rule; '0': as the house came. */
  version: string;
  state: 'sent' | 'kept' | 'waiting' | 'failed' | 'withdrawn' | 'later' | 'nothing';
  mailId: string | null;
}
