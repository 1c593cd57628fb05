import type { DetailProblems } from '#lib/domain/person/details.ts';

/** Which login another person has already, when that is what the database refused; else rethrows. */
export function takenLogin(error: unknown): DetailProblems {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint === 'person_email') return { email: 'taken' };
  if (code === '23505' && constraint === 'person_badge') return { badge: 'taken' };
  throw error;
}
