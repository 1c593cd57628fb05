import { isId } from '#lib/domain/id.ts';
import { storable } from '#lib/domain/storable.ts';
import { readDay, type Day } from '#lib/domain/time/day.ts';
import { trainingKinds, type TrainingKind } from './training.ts';

/** What is looked for among the trainings; read from the address once. */
export interface TrainingsQuery {
  /** A unit and all below it; null: all of the manager's. */
  unit: string | null;
  kind: TrainingKind | null;
  course: string | null;
  /** Days, both included. */
  from: Day | null;
  until: Day | null;
  /** Part of the title, the place or the trainer's name. */
  text: string;
  /** From 1. */
  page: number;
}

export const trainingsOnAPage = 50;

/** What the address asks; what it cannot mean is left out. */
export function readTrainingsQuery({ searchParams }: URL): TrainingsQuery {
  const get = (name: string) => storable(searchParams.get(name) ?? '').trim();
  const page = Number(get('page') || 1);
  return {
    unit: isId(get('unit')) ? get('unit') : null,
    kind: trainingKinds.find((one) => one === get('kind')) ?? null,
    course: /^[a-z0-9-]{1,80}$/.test(get('course')) ? get('course') : null,
    from: readDay(get('from')),
    until: readDay(get('until')),
    text: get('text').slice(0, 100),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1
  };
}

/** The address of another page of the same question. */
export function trainingsParams(query: TrainingsQuery, page: number): string {
  const params = new URLSearchParams();
  for (const key of ['unit', 'kind', 'course', 'from', 'until', 'text'] as const)
    if (query[key]) params.set(key, query[key]);
  if (page > 1) params.set('page', String(page));
  return params.size ? `?${params}` : '';
}
