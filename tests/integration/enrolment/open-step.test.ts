import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { learnerCourses } from '#lib/server/enrolment/learner-courses.ts';
import { openStep } from '#lib/server/enrolment/open-step.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const later = new Date('2026-11-23T09:30:00Z');
let village: Village;
let tiny: Published;

beforeAll(async () => {
  village = await buildVillage(db);
  tiny = await publishTiny(db, now);
});

const newcomer = () => person(db, 'Newcomer', randomUUID(), village.units.dostuk);
const open = (personId: string, step: number, at = now, other = {}) =>
  openStep(
    db,
    {
      personId,
      courseId: 'tiny',
      moduleId: 'the-horn',
      step,
      language: 'en',
      again: null,
      ...other
    },
    at
  );
const home = async (personId: string) => (await learnerCourses(db, personId, 'en'))[0]!;
const answer = (personId: string, question: string, at = now) =>
  submitResponse(
    db,
    {
      id: randomUUID(),
      person: personId,
      revision: tiny.id,
      question,
      language: 'en',
      fields: rightFields(tiny.course, question),
      confidence: null,
      givenAt: null
    },
    personId,
    at
  );

describe('opening a step', () => {
  test('enrols, keeps the place and costs two statements; again it costs one', async () => {
    const me = await newcomer();
    expect(await statements(() => open(me, 1))).toHaveLength(2);
    expect(await statements(() => open(me, 1))).toHaveLength(1);
    // the second step has a case
    expect(await statements(() => open(me, 2))).toHaveLength(3);
    // seen again after a while: worth a line
    expect(await statements(() => open(me, 2, later))).toHaveLength(3);
  });

  test('what does not exist is not found, and enrols nobody', async () => {
    const me = await newcomer();
    expect(await open(me, 99)).toBeNull();
    expect(await open(me, 1, now, { moduleId: 'nothing' })).toBeNull();
    expect(await open(me, 1, now, { courseId: 'nothing' })).toBeNull();
    expect(await home(me)).toMatchObject({ begun: false });
  });

  test('shows what was answered, and asks again when told to', async () => {
    const me = await newcomer();
    await answer(me, 'rings');
    const rings = async (other = {}) => {
      const opened = await open(me, 1, now, other);
      const block = opened!.page.blocks.find(({ kind }) => kind === 'question');
      return block?.kind === 'question' ? block.question : null;
    };
    expect(await rings()).toMatchObject({ given: { mark: { verdict: 'right' } }, changed: false });
    expect(await rings({ again: 'rings' })).toMatchObject({ given: null });
  });

  test('asks anew what was rewritten since, and says so', async () => {
    const me = await newcomer();
    await answer(me, 'rings');
    await publishTiny(db, now, (text) => text.replace('Where do the rings end?', 'And now?'));
    const opened = await open(me, 1);
    expect(opened!.page.blocks).toContainEqual(
      expect.objectContaining({ question: expect.objectContaining({ given: null, changed: true }) })
    );
    await publishTiny(db, now);
  });
});

describe('home', () => {
  test('costs one statement', async () => {
    const me = await newcomer();
    expect(await statements(() => home(me))).toHaveLength(1);
  });

  test('leads from the first step to the first open question, and in the end to the exam', async () => {
    const me = await newcomer();
    expect(await home(me)).toMatchObject({ begun: false, next: { step: 1 } });
    const { steps, questions } = tiny.course.modules[0]!;
    await open(me, steps);
    const first = questions[0]!;
    expect((await home(me)).next?.href).toBe(`/courses/tiny/the-horn/${first.step}#q-${first.id}`);
    for (const { id } of questions) await answer(me, id);
    expect(await home(me)).toMatchObject({ next: null, done: 1, ahead: { kind: 'exam' } });
  });
});
