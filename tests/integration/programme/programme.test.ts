import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { resultOf } from '#lib/domain/attempt/result.ts';
import { sha256 } from '#lib/domain/course/hash.ts';
import { issueCertificate } from '#lib/server/certificate/issue-certificate.ts';
import {
  certificateByCode,
  certificateFor,
  certificatesOf
} from '#lib/server/certificate/queries.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { json } from '#lib/server/db/json.ts';
import { openDb } from '#lib/server/db/database.ts';
import { publishLibrary } from '#lib/server/library/publish-library.ts';
import { programmeStandings } from '#lib/server/programme/queries.ts';
import { testDatabase } from '../../support/database.ts';
import { examCourse, now } from '../../support/exam-course.ts';
import { race } from '../../support/race.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, url, statements } = await testDatabase();
const courses = ['one', 'two', 'three', 'four', 'five'];
const inMonths = (months: number) => new Date(Date.UTC(2026, 10 + months, 23, 9));
let village: Village;
let newcomers = 0;

beforeAll(async () => {
  village = await buildVillage(db);
  for (const id of courses) {
    const revision = sha256(id);
    await db.insertInto('course').values({ id, revision_id: null, created_at: now }).execute();
    await db
      .insertInto('revision')
      .values({ id: revision, course_id: id, number: 1, published_at: now })
      .execute();
    await db.updateTable('course').set({ revision_id: revision }).where('id', '=', id).execute();
  }
  await publish(courses);
});

describe('the certificate of the programme', () => {
  test('comes by itself with the last of its courses, and ends with the first', async () => {
    const id = await newcomer();
    for (const course of courses.slice(0, 4)) await pass(id, course, now, 24);
    expect(await whole(id)).toEqual([]);
    await pass(id, 'five', now, 12);
    const [certificate] = await whole(id);
    expect(certificate).toMatchObject({
      courseTitle: { en: 'All of it', ru: 'Всё' },
      issuedAt: now,
      expiresAt: inMonths(12),
      revisionId: null
    });
  });

  test('is checked by its code as any other, and seen by the same people', async () => {
    const id = await newcomer();
    const certificate = await holder(id);
    const told = (at: Date) => certificateByCode(db, certificate.code, at);
    expect(await told(now)).toMatchObject({ standing: 'genuine', courseTitle: { ru: 'Всё' } });
    expect(await told(inMonths(25))).toMatchObject({ standing: 'expired' });
    expect(await certificateFor(db, certificate.id, village.cholpon, now)).not.toBeNull();
    expect(await certificateFor(db, certificate.id, village.dinara, now)).toBeNull();
  });

  test('falls with a course that is revoked, and comes again with another pass', async () => {
    const id = await newcomer();
    const certificate = await holder(id);
    const [part] = (await certificatesOf(db, id)).filter(({ courseId }) => courseId === 'two');
    const reason = 'Somebody else sat the exam.';
    await revokeCertificate(db, { certificateId: part!.id, by: village.cholpon, reason }, now);
    expect(await certificateByCode(db, certificate.code, now)).toMatchObject({
      standing: 'revoked'
    });
    expect((await programmeStandings(db, id, now)).certificateId).toBeNull();
    await pass(id, 'two', inMonths(1));
    expect(await whole(id)).toHaveLength(2);
    const { certificateId } = await programmeStandings(db, id, inMonths(1));
    expect(certificateId).not.toBe(certificate.id);
  });

  test('is not given for what has expired or was revoked', async () => {
    const id = await newcomer();
    await pass(id, 'one', now, 1);
    for (const course of courses.slice(1)) await pass(id, course, inMonths(2));
    expect(await whole(id)).toEqual([]);
  });

  test('is issued again only where that one reaches longer', async () => {
    const id = await newcomer();
    await pass(id, 'one', now, 12);
    for (const course of courses.slice(1)) await pass(id, course, now, 24);
    await pass(id, 'two', inMonths(1), 24);
    expect(await whole(id)).toHaveLength(1);
    await pass(id, 'one', inMonths(2), 24);
    const ends = (await whole(id)).map(({ expiresAt }) => expiresAt);
    expect(ends).toEqual([inMonths(24), inMonths(12)]);
  });

  test('the last two courses passed at the same time give one: neither none nor two', async () => {
    const wide = openDb(url, { max: 8 });
    for (let round = 0; round < 5; round++) {
      const id = await newcomer();
      for (const course of courses.slice(2)) await pass(id, course);
      const made = await race(
        wide,
        (tx) => tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute(),
        ['one', 'two'].map((course) => () => pass(id, course, now, 24, wide))
      );
      expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await whole(id)).toHaveLength(1);
    }
    await wide.destroy();
  });

  test('a course that the programme names and nobody teaches keeps it back', async () => {
    await publish([...courses, 'six']);
    const id = await newcomer();
    for (const course of courses) await pass(id, course);
    expect(await whole(id)).toEqual([]);
    await publish(courses);
  });
});

test('where one stands costs one statement', async () => {
  const id = await newcomer();
  await pass(id, 'one');
  expect(await statements(() => programmeStandings(db, id, now))).toHaveLength(1);
  const { courses: standings } = await programmeStandings(db, id, inMonths(30));
  expect(standings.get('one')).toMatchObject({ state: 'expired' });
  expect(standings.get('two')).toEqual({ state: 'not-begun' });
});

test('the file is published once a change, and what was read before stays on record', async () => {
  const count = async () => (await db.selectFrom('library_file').select('number').execute()).length;
  const before = await count();
  await Promise.all(Array.from({ length: 5 }, () => publish([...courses].reverse())));
  expect(await count()).toBe(before + 1);
  await expect(db.updateTable('library_file').set({ body: '' }).execute()).rejects.toThrow(
    /append-only/
  );
  expect(await refused('title: x\n')).toEqual(['missing-key', 'missing-key']);
});

async function publish(named: string[]) {
  return publishText(
    `title: { en: All of it, ru: Всё }\nsummary: x\ngroups:\n  - { id: all, title: All, courses: [${named.join(', ')}] }\n`
  );
}

const refused = async (text: string) =>
  (await publishText(text)).flatMap(({ problems }) => problems.map(({ code }) => code));

async function publishText(text: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'library-'));
  await writeFile(path.join(folder, 'programme.yaml'), text);
  return publishLibrary(db, folder, now);
}

async function newcomer() {
  const unit = await db
    .selectFrom('posting')
    .select('unit_id')
    .where('person_id', '=', village.aigul)
    .executeTakeFirstOrThrow();
  return person(db, 'Нуржан', `new-${newcomers++}`, unit.unit_id);
}

async function holder(id: string) {
  for (const course of courses) await pass(id, course);
  return (await whole(id))[0]!;
}

const whole = async (id: string) =>
  (await certificatesOf(db, id)).filter(({ courseId }) => courseId === 'programme');

/** Passes the exam of a course; its certificate is valid for so many months. */
async function pass(personId: string, course: string, at = now, months = 24, on = db) {
  return on.transaction().execute(async (tx) => {
    const enrolment = randomUUID();
    await tx
      .insertInto('enrolment')
      .values({
        id: enrolment,
        person_id: personId,
        course_id: course,
        started_at: at,
        seen_at: at
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { id: enrolmentId } = await tx
      .selectFrom('enrolment')
      .select('id')
      .where('person_id', '=', personId)
      .where('course_id', '=', course)
      .executeTakeFirstOrThrow();
    const attemptId = randomUUID();
    const result = resultOf(examCourse.exam, []);
    await tx
      .insertInto('attempt')
      .values({
        ...{ id: attemptId, enrolment_id: enrolmentId, number: Math.ceil(Math.random() * 1e9) },
        ...{ revision_id: sha256(course), rule: json(examCourse.exam), seed: 's', language: 'ru' },
        ...{ started_at: at, ends_at: at, submitted_at: at, passed: true, result: json(result) }
      })
      .execute();
    return issueCertificate(tx, {
      ...{ personId, attemptId, result, at, revisionId: sha256(course), language: 'ru' },
      course: { ...examCourse, id: course, validMonths: months }
    });
  });
}
