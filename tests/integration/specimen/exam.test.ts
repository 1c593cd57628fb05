import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { askedItem } from '#lib/domain/attempt/exam-item.ts';
import { resultPage } from '#lib/domain/attempt/result-page.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { Result } from '#lib/domain/attempt/result.ts';
import { compileCourse } from '#lib/domain/course/compile-course.ts';
import { editionOf } from '#lib/domain/specimen/edition.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { posedItem, shownItem } from '#lib/server/attempt/posed-item.ts';
import { attemptOf } from '#lib/server/attempt/queries.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { keepPlace } from '#lib/server/enrolment/keep-place.ts';
import { approvedFor } from '#lib/server/specimen/approved.ts';
import { reviewSpecimens } from '#lib/server/specimen/review-specimens.ts';
import { fieldsByKey } from '../../support/answers.ts';
import { namedReally, publishBench } from '../../support/bench-published.ts';
import { testWords, tinyMedia } from '../../support/course.ts';
import { benchFiles } from '../../support/specimens.ts';
import { testDatabase } from '../../support/database.ts';
import type { Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let village: Village;
let course: Published;
const taxa = ['saiga_tatarica', 'resin_cast', 'gazella_subgutturosa'];

beforeAll(async () => {
  village = await buildVillage(db);
  course = await publishBench(db, now);
  for (const taxon of taxa) {
    await review(taxon, [13, 14], 'approved');
    await review(taxon, [14], 'rejected');
  }
});

function review(taxon: string, seeds: number[], verdict: 'approved' | 'rejected') {
  const edition = editionOf(course.course.bench[taxon]!.figures);
  const personId = village.erlan;
  return reviewSpecimens(db, { taxon, seeds, verdict, edition, personId }, now);
}

/** Somebody who has read the module. */
async function ready() {
  const me = await person(db, 'Newcomer', randomUUID(), village.units.dostuk);
  const done = { step: 2, steps: 2, allAnswered: true };
  await keepPlace(db, { personId: me, courseId: 'tiny', module: 'the-horn', ...done }, now);
  return { personId: me, revisionId: course.id, course: course.course, language: 'en' };
}

async function begin() {
  const start = await ready();
  const me = start.personId;
  const started = await startAttempt(db, start, now);
  if (started.kind !== 'started') throw new Error(JSON.stringify(started));
  const attempt = (await attemptOf(db, started.attemptId, me))!;
  return { me, attempt };
}

const of = () => ({ course: course.course, revision: course.id });

/** Begins until the exam has drawn a question about an individual. */
async function beginWithSpecimen() {
  for (;;) {
    const begun = await begin();
    const item = begun.attempt.items.find(({ drawn }) => drawn !== null);
    if (item) return { ...begun, item };
  }
}

describe('an exam', () => {
  test('shows approved individuals only, and keeps which', async () => {
    const { attempt, item, me } = await beginWithSpecimen();
    expect(taxa).toContain(item.drawn!.taxon);
    const approved = await approvedFor(db, course.course);
    expect(approved.get(item.drawn!.taxon)).toContain(item.drawn!.seed);
    expect(item.drawn!.seed).not.toBe(14);
    expect((await attemptOf(db, attempt.id, me))!.items).toEqual(attempt.items);
  });

  test('asks about them in pictures only: no taxon, no seed, no recipe', async () => {
    const { attempt, item } = await beginWithSpecimen();
    const sent = JSON.stringify(askedItem(shownItem(of(), item), attempt, item, 'en'));
    expect(sent).toContain('/specimens/still/');
    for (const secret of [...taxa, '"recipe"', '"measures"', '"key"', '"right"', '"need"'])
      expect(sent).not.toContain(secret);
  });

  test('marks by the individual, and shows it again in the result exactly as it was', async () => {
    const { attempt, item, me } = await beginWithSpecimen();
    const posed = posedItem(of(), item);
    const given = {
      ...{ id: randomUUID(), attemptId: attempt.id, item: item.number, personId: me },
      ...{ fields: fieldsByKey(posed), confidence: null, language: 'en', givenAt: now }
    };
    const before = askedItem(shownItem(of(), item), attempt, item, 'en');
    for (let n = 0; n < 10; n++)
      expect(await keepAnswer(db, coursesOf(db), given, now)).toEqual({ kind: 'kept' });
    await submitAttempt(db, coursesOf(db), { attemptId: attempt.id, personId: me }, now);
    const after = (await attemptOf(db, attempt.id, me))! as Attempt & { result: Result };
    expect(after.items[item.number - 1]).toMatchObject({ verdict: 'right', drawn: item.drawn });
    const page = resultPage(course.course, after, 'en', (one) => shownItem(of(), one));
    expect(page.items[item.number - 1]!.shown?.asked).toEqual(before);
    const kept = await db
      .selectFrom('response')
      .select('specimen')
      .where('attempt_id', '=', attempt.id)
      .execute();
    expect(kept).toEqual([{ specimen: item.drawn }]);
  });

  test('needs one statement more to know which it may show', async () => {
    const sent = await statements(() => approvedFor(db, course.course));
    expect(sent).toHaveLength(1);
  });
});

describe('a verdict', () => {
  test('is the last one, and never forgotten', async () => {
    const approved = await approvedFor(db, course.course);
    expect(approved.get('resin_cast')).not.toContain(14);
    await review('resin_cast', [14], 'approved');
    expect((await approvedFor(db, course.course)).get('resin_cast')).toContain(14);
    await review('resin_cast', [14], 'rejected');
    expect((await approvedFor(db, course.course)).get('resin_cast')).not.toContain(14);
    const rows = await db
      .selectFrom('specimen_review')
      .select(['verdict', 'reviewed_by'])
      .where('taxon', '=', 'resin_cast')
      .where('seed', '=', 14)
      .execute();
    expect(rows).toHaveLength(4);
    await expect(db.deleteFrom('specimen_review').execute()).rejects.toThrow(/append-only/);
  });

  test('is about seeds of exams only, and about the figures that were looked at', async () => {
    expect(await review('resin_cast', [100_000], 'approved')).toBe(false);
    expect(await review('resin_cast', [0], 'approved')).toBe(false);
    expect(await review('resin_cast', [], 'approved')).toBe(false);
    const older = { taxon: 'resin_cast', seeds: [77], edition: '0.older' };
    const by = { verdict: 'approved', personId: village.erlan } as const;
    await reviewSpecimens(db, { ...older, ...by }, now);
    expect((await approvedFor(db, course.course)).get('resin_cast')).not.toContain(77);
  });
});

describe('with every individual rejected', () => {
  beforeAll(async () => {
    const all = Array.from({ length: 13 }, (_, index) => index + 1);
    for (const taxon of taxa) await review(taxon, all, 'rejected');
  });

  test('an exam does without them where enough other questions are left', async () => {
    const { attempt } = await begin();
    expect(attempt.items.every(({ drawn }) => drawn === null)).toBe(true);
  });

  test('it does not begin where they are needed, and says why', async () => {
    const rule = { ...course.course.exam, draw: [{ by: 'tag' as const, name: 'form', count: 4 }] };
    const start = await ready();
    const asked = { ...start, course: { ...course.course, exam: rule } };
    expect(await startAttempt(db, asked, now)).toEqual({ kind: 'refused', reason: 'no-specimens' });
  });
});

test('the check names what an individual does not have', () => {
  const files = benchFiles();
  const taxa = new Map<string, string>();
  for (const id of ['saiga_tatarica', 'resin_cast', 'gazella_subgutturosa'])
    taxa.set(`${id}.yaml`, readFileSync(`courses/taxa/${id}.yaml`, 'utf8'));
  for (const [name, text] of files)
    files.set(
      name,
      namedReally(text)
        .replace('= length ±', '= weight ±')
        .replace('(x) #canal\n- ( ) #tip\n\n> The dark', '(x) #seam\n- ( ) #tip\n\n> The dark')
    );
  const options = { folder: 'tiny', words: testWords, today: '2026-11-23' };
  const { problems } = compileCourse(files, taxa, tinyMedia(), options);
  const said = problems.filter(({ code }) => /^unknown-(landmark|measure)$/.test(code));
  expect(said.map(({ code, values }) => [code, values['region'] ?? values['measure']])).toEqual([
    ['unknown-measure', 'weight'],
    ['unknown-landmark', 'seam']
  ]);
  expect(problems.map(({ code }) => code)).toContain('tap-alone');
});
