import { sql } from 'kysely';
import type { KeyChange } from '#lib/domain/correction/key-change.ts';
import { issueCertificate } from '#lib/server/certificate/issue-certificate.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { resultCorrectedLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import { countMarks } from '#lib/server/recognition/count-marks.ts';
import { coursesFor, effectOf, readChanges } from './read-changes.ts';
import { remarks, workOut, type Affected, type Change, type Courses } from './work-out.ts';

export type Correcting = {
  /** Made with the form. */
  id: string;
  courseId: string;
  fromHash: string;
  toHash: string;
  by: string;
};

export type Corrected =
  /** Once is enough: done again, or five times at once, it was done once. */
  { kind: 'corrected' } | { kind: 'refused'; reason: 'unknown-change' };

/**
 * Marks the answers to a version again by the published key, as new dated marks; works out the
 * results anew; certifies who passes now, and tells everybody whose result is another. A pass stays.
 * One transaction: all of it or nothing.
 */
export async function correctKey(db: Db, asked: Correcting, now: Date): Promise<Corrected> {
  const found = await readChanges(db, asked.courseId);
  const change = found?.changes.find(
    ({ fromHash, toHash }) => fromHash === asked.fromHash && toHash === asked.toHash
  );
  if (!found || !change) return { kind: 'refused', reason: 'unknown-change' };
  // compiled before the lock is taken: it may need a connection of its own
  const courses = await coursesFor(db, { ...change, courseId: asked.courseId }, found);
  const from = await loadRevision(db, change.from.revisionId);
  return db.transaction().execute(async (tx) => {
    if (!(await isTrainer(tx, asked.by))) return { kind: 'refused', reason: 'unknown-change' };
    if (!(await begin(tx, { ...asked, change, revision: found.revisionId }, now)))
      return { kind: 'corrected' };
    const about = { ...change, courseId: asked.courseId };
    await hold(tx, about, asked.id);
    const affected = await workOut(tx, about, courses);
    await addMarks(tx, about, await remarks(tx, about, { from, now: found.course }), now);
    const changed = affected.filter(({ result }) => result.isOther);
    await changeResults(tx, asked.id, changed, now);
    for (const one of changed) {
      if (one.result.after.passed && !one.result.before.passed)
        await certify(tx, one, asked.courseId, courses, now);
      await tell(tx, one, courses, now);
    }
    const { questionId: question } = change;
    const details = { question, fromHash: asked.fromHash, ...effectOf(affected) };
    const event = { at: now, by: asked.by, what: 'key-corrected', about: asked.courseId };
    await recordEvent(tx, { ...event, details });
    return { kind: 'corrected' };
  });
}

async function isTrainer(tx: Tx, personId: string): Promise<boolean> {
  const grant = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', 'in', ['trainer', 'administrator'])
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return grant !== undefined;
}

/** False: it was done before. Who comes at the same moment waits at the row until it is. */
async function begin(
  tx: Tx,
  of: Correcting & { change: KeyChange; revision: string },
  now: Date
): Promise<boolean> {
  const { rows } = await sql`
    insert into key_correction (id, course_id, question_id, from_hash, to_hash, revision_id,
      made_at, made_by)
    values (${of.id}, ${of.courseId}, ${of.change.questionId}, ${of.fromHash}, ${of.toHash},
      ${of.revision}, ${now}, ${of.by})
    on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}

/**
 * Attempts are locked in the order of their ids, those under way too: whoever is submitting one is
 * waited for, and one submitted later finds the correction at its item.
 */
async function hold(tx: Tx, { courseId, questionId, fromHash }: Change, correctionId: string) {
  await sql`
    with held as (
      select attempt.id from attempt_item item
      join attempt on attempt.id = item.attempt_id
      join revision on revision.id = attempt.revision_id and revision.course_id = ${courseId}
      where item.question_id = ${questionId} and item.question_hash = ${fromHash}
      order by attempt.id for update of attempt)
    update attempt_item item set correction_id = ${correctionId}
    from held where item.attempt_id = held.id and item.question_id = ${questionId}`.execute(tx);
}

/** A mark beside the old one for every answer that is now worth something else; sums follow. */
async function addMarks(
  tx: Tx,
  { courseId, questionId, fromHash }: Change,
  changed: Awaited<ReturnType<typeof remarks>>,
  now: Date
): Promise<void> {
  if (changed.length === 0) return;
  const marks = changed.map(({ answer, mark }) => ({
    answer: JSON.parse(answer) as unknown,
    share: mark.points,
    verdict: mark.verdict,
    decided: mark.decide ?? null
  }));
  const { rows } = await sql<{ id: string }>`
    insert into mark (id, response_id, points, points_of, verdict, decided, marked_at)
    select gen_random_uuid(), s.id, (new.share * k.points_of)::real, k.points_of, new.verdict,
      new.decided, greatest(${now}::timestamptz, k.marked_at + interval '1 microsecond')
    from jsonb_to_recordset(${json(marks)}::jsonb)
      as new (answer jsonb, share float8, verdict text, decided text)
    join response s on s.answer = new.answer and s.question_id = ${questionId}
      and s.question_hash = ${fromHash}
      and s.revision_id in (select id from revision where course_id = ${courseId})
    join lateral (select points_of, marked_at from mark where response_id = s.id
      order by marked_at desc limit 1) k on true
    returning id`.execute(tx);
  await countMarks(
    tx,
    rows.map(({ id }) => id)
  );
}

async function changeResults(
  tx: Tx,
  correctionId: string,
  changed: readonly Affected[],
  now: Date
): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ attemptId, result }) => ({
    id: attemptId,
    before: result.before,
    after: result.after,
    passes: result.wouldPass
  }));
  await sql`
    with new as (
      select * from jsonb_to_recordset(${json(rows)}::jsonb)
        as one (id uuid, before jsonb, after jsonb, passes boolean)),
    kept as (
      insert into result_correction (attempt_id, correction_id, before, after, would_pass, made_at)
      select id, ${correctionId}::uuid, before, after, passes, ${now}::timestamptz from new)
    update attempt set result = new.after, passed = (new.after ->> 'passed')::boolean
    from new where attempt.id = new.id`.execute(tx);
}

/**
 * Not who holds one that is valid, nor where one of the course was withdrawn since: that was a
 * manager's word.
 */
async function certify(tx: Tx, one: Affected, courseId: string, courses: Courses, now: Date) {
  const { rows } = await sql`
    select from certificate left join revocation on certificate_id = certificate.id
    join attempt on attempt.id = ${one.attemptId}
    where certificate.person_id = ${one.personId} and certificate.course_id = ${courseId}
      and (certificate.attempt_id = attempt.id or revoked_at > attempt.submitted_at
        or (revoked_at is null and (expires_at is null or expires_at > ${now})))`.execute(tx);
  if (rows.length > 0) return;
  await issueCertificate(tx, {
    ...{ attemptId: one.attemptId, personId: one.personId, result: one.result.after },
    ...{ course: courses.of(one.courseRevision), revisionId: one.courseRevision },
    ...{ language: one.language, at: now }
  });
}

async function tell(tx: Tx, one: Affected, courses: Courses, now: Date): Promise<void> {
  const person = await tx
    .selectFrom('person')
    .select(['name', 'email', 'language', 'time_zone'])
    .where('id', '=', one.personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!person?.email) return;
  const to = { name: person.name, language: person.language, timeZone: person.time_zone };
  const letter = resultCorrectedLetter(to, courses.of(one.courseRevision), one.result);
  await sendMail(tx, { personId: one.personId, address: person.email }, letter, now);
}
