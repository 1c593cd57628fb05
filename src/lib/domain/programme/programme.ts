import type { Texts } from '#lib/domain/course/texts.ts';

/** All courses of an agency as one road: groups in the order in which one goes through them. */
export type Programme = {
  title: Texts;
  summary: Texts;
  groups: ProgrammeGroup[];
};

export type ProgrammeGroup = { id: string; title: Texts; courses: string[] };

/** Every course that the certificate of the programme asks for. */
export const coursesOf = ({ groups }: Programme): string[] =>
  groups.flatMap(({ courses }) => courses);

/** Things of courses in the groups of the programme; what it does not name comes last, in no group. */
export function inGroups<T extends { id: string }>(
  things: readonly T[],
  programme: Programme | null
): { group: ProgrammeGroup | null; things: T[] }[] {
  const groups = programme?.groups ?? [];
  const named = new Set(groups.flatMap(({ courses }) => courses));
  const own = groups.map((group) => ({
    group,
    things: group.courses.flatMap((course) => things.filter(({ id }) => id === course))
  }));
  const rest = { group: null, things: things.filter(({ id }) => !named.has(id)) };
  return [...own, rest].filter((one) => one.things.length > 0);
}
