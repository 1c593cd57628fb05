import type { Db, Tx } from '#lib/server/db/schema.ts';
import { programmeCourses } from '#lib/server/programme/programme-courses.ts';
import type { AssignmentWish } from './assign.ts';

/** A wish with every course it means, each once. */
export interface WholeWish extends AssignmentWish {
  /** Which of the courses are asked for as parts of the programme. */
  ofProgramme: string[];
}

/** The programme's courses beside those that were ticked. Two statements where it is meant. */
export async function withProgramme(db: Db | Tx, wish: AssignmentWish): Promise<WholeWish> {
  const programme = wish.programmeId ? await programmeCourses(db) : null;
  const ofProgramme = programme?.courses ?? [];
  return { ...wish, ofProgramme, courseIds: [...new Set([...ofProgramme, ...wish.courseIds])] };
}
