import type { SaidProblem } from '#lib/domain/course/said-problem.ts';

/** The page of the studio that shows the line of a problem. */
export function problemAddress(course: string, { place, path, line }: SaidProblem): string {
  if (place.kind === 'module')
    return `/studio/${course}/${place.module}?language=${place.language}#L${line}`;
  if (place.kind === 'exam') return `/studio/${course}/exam?language=${place.language}#L${line}`;
  return `/studio/${course}/source/${path}#L${line}`;
}
