import type { RawBuilder } from 'kysely';
import type { ProgrammeTaskLine, TaskLine } from '#lib/domain/assignment/assignment-line.ts';
import { inProgrammes, type ListedAssignment } from '#lib/domain/assignment/in-programmes.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { assignmentsOf, programmeTasksQuery, tasksQuery } from './queries.ts';

/** All assignments that a manager sees, open or ended, as their page lists them. */
export async function takeAssignments(
  db: Db,
  managerId: string,
  now: Date,
  { ended }: { ended: boolean }
): Promise<ListedAssignment[]> {
  return inProgrammes(await assignmentsOf(db, managerId, now, { ended }));
}

export interface TakenAssignment {
  line: ListedAssignment;
  /** The question whom it asks: everybody. Of a programme, whom its courses ask together. */
  tasks: RawBuilder<TaskLine>;
  people: RawBuilder<ProgrammeTaskLine>;
}

/** An assignment with all whom it asks. Null: the manager sees no such one. */
export async function takeAssignment(
  db: Db,
  id: string,
  managerId: string,
  now: Date
): Promise<TakenAssignment | null> {
  const [line] = inProgrammes(await assignmentsOf(db, managerId, now, { id }));
  if (!line) return null;
  const ids = line.parts.map((part) => part.id);
  return {
    line,
    tasks: tasksQuery(id, managerId, now),
    people: programmeTasksQuery(ids, managerId, now)
  };
}
