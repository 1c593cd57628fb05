import type { PersonRecord } from '#lib/domain/record/record.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { trainingsOf } from '#lib/server/training/trainings-of.ts';
import {
  allowancesOf,
  attemptsOf,
  certificatesOf,
  enrolmentsOf,
  personFor,
  postingsOf,
  recognitionOf,
  tasksOf
} from './queries.ts';

/**
 * The whole record of a person, all of it of one moment: for oneself, or for a manager over the
 * person now, whose reading is an act in the log. Null: not there for this reader. Ten statements, an
 * eleventh for the log, however long the record.
 */
export async function readRecord(
  db: Db,
  personId: string,
  readerId: string,
  now: Date
): Promise<PersonRecord | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const person = await personFor(tx, personId, readerId, now);
      if (!person) return null;
      if (personId !== readerId)
        await recordEvent(tx, { at: now, by: readerId, what: 'record-made', about: personId });
      return {
        ...{ asOf: now, person },
        postings: await postingsOf(tx, personId),
        tasks: await tasksOf(tx, personId),
        enrolments: await enrolmentsOf(tx, personId),
        attempts: await attemptsOf(tx, personId),
        certificates: await certificatesOf(tx, personId),
        recognition: await recognitionOf(tx, personId),
        trainings: await trainingsOf(tx, personId),
        allowances: await allowancesOf(tx, personId)
      };
    });
}
