import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { QuestionOnPage } from '#lib/domain/module/step-page.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import type { SentResponse } from '#lib/domain/response/response.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { isPracticeSeed } from '#lib/domain/specimen/seeds.ts';
import { openStep } from '#lib/server/enrolment/open-step.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { benchOf } from '#lib/server/specimen/bench.ts';
import { fieldsByKey } from '../../support/answers.ts';
import { publishBench } from '../../support/bench-published.ts';
import { testDatabase } from '../../support/database.ts';
import type { Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let village: Village;
let course: Published;

beforeAll(async () => {
  village = await buildVillage(db);
  course = await publishBench(db, now);
});

const atOnce = <T>(count: number, work: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, work));
const newcomer = () => person(db, 'Newcomer', randomUUID(), village.units.dostuk);

async function open(personId: string, again: string | null = null) {
  const place = { personId, courseId: 'tiny', moduleId: 'the-horn', step: 1, language: 'en' };
  return (await openStep(db, { ...place, again }, now))!.page;
}

async function asked(personId: string, id = 'whose', again: string | null = null) {
  const { blocks } = await open(personId, again);
  const found = blocks.find(
    (block) => block.kind === 'question' && block.question.asked.id === id
  ) as { question: QuestionOnPage };
  return found.question;
}

const drawnIn = async (draw: string | null) => {
  const row = await db
    .selectFrom('specimen_draw')
    .selectAll()
    .where('id', '=', draw)
    .executeTakeFirstOrThrow();
  return { ...row, specimen: row.specimen as Drawn };
};

/** The right answer to what a draw shows, as a device sends it. */
async function answerTo(draw: string | null, personId: string, question = 'whose') {
  const { specimen } = await drawnIn(draw);
  const of = { course: course.course, revision: course.id };
  const posed = pose(course.course.questions[question]!, specimen, benchOf(of));
  const sent: SentResponse = {
    id: randomUUID(),
    person: personId,
    revision: course.id,
    question,
    language: 'en',
    fields: fieldsByKey(posed),
    confidence: 2,
    givenAt: null,
    draw: draw!
  };
  return sent;
}

const submit = (sent: SentResponse) => submitResponse(db, sent, sent.person, now);
const responsesOf = (personId: string) =>
  db
    .selectFrom('response')
    .innerJoin('enrolment', 'enrolment.id', 'response.enrolment_id')
    .select(['response.id', 'response.specimen', 'response.draw_id', 'response.question_id'])
    .where('person_id', '=', personId)
    .execute();

describe('the individual that is asked about', () => {
  test('waits for its answer: opening the page again draws no other', async () => {
    const me = await newcomer();
    const first = await asked(me);
    expect((await asked(me)).draw).toBe(first.draw);
    expect((await asked(me)).asked).toEqual(first.asked);
    const { specimen } = await drawnIn(first.draw);
    expect(isPracticeSeed(specimen.seed)).toBe(true);
  });

  test('is one, in however many windows the page is opened at once', async () => {
    const me = await newcomer();
    const draws = await atOnce(8, async () => (await asked(me)).draw);
    expect(new Set(draws).size).toBe(1);
  });

  test('is another after the answer, and another for another person', async () => {
    const [me, you] = [await newcomer(), await newcomer()];
    const first = await asked(me);
    await submit(await answerTo(first.draw, me));
    const second = await asked(me, 'whose', 'whose');
    expect(second.draw).not.toBe(first.draw);
    const seeds = await Promise.all(
      [first.draw, second.draw, (await asked(you)).draw].map(async (one) => {
        return (await drawnIn(one)).specimen.seed;
      })
    );
    expect(new Set(seeds).size).toBe(3);
  });

  test('is named by nothing that is sent before the answer', async () => {
    const question = await asked(await newcomer());
    const { specimen } = await drawnIn(question.draw);
    const sent = JSON.stringify(question);
    expect(sent).not.toContain(specimen.taxon);
    expect(sent).not.toContain(String(specimen.seed));
    expect(sent).not.toMatch(/"(key|right|target|stops|measures|need|explanation)":/);
    expect(question.asked.shown?.stills.map(({ view }) => view)).toEqual(['side', 'lamp']);
  });

  test('costs one statement the first time, and a page stays within four', async () => {
    const me = await newcomer();
    // the session's is the fourth
    expect(await statements(() => open(me))).toHaveLength(3);
    expect(await statements(() => open(me))).toHaveLength(1);
  });
});

describe('an answer about an individual', () => {
  test.each(['whose', 'how_long', 'tap_two'])('is marked by its own key: %s', async (id) => {
    const me = await newcomer();
    const { draw } = await asked(me, id);
    const reply = await submit(await answerTo(draw, me, id));
    expect(reply).toMatchObject({ kind: 'accepted', response: { mark: { verdict: 'right' } } });
    const [kept] = await responsesOf(me);
    expect(kept!.specimen).toEqual((await drawnIn(draw)).specimen);
    expect((await drawnIn(draw)).answered_at).not.toBeNull();
  });

  test('sent ten times at once counts once and is told the same', async () => {
    const me = await newcomer();
    const { draw } = await asked(me);
    const sent = await answerTo(draw, me);
    const replies = await atOnce(10, () => submit(sent));
    expect(replies.every(({ kind }) => kind === 'accepted')).toBe(true);
    const told = new Set(
      replies.map((one) => JSON.stringify(one.kind === 'accepted' && one.response.explained))
    );
    expect(told.size).toBe(1);
    expect(await responsesOf(me)).toHaveLength(1);
  });

  test('under another id is refused: an individual is answered once', async () => {
    const me = await newcomer();
    const { draw } = await asked(me);
    const sent = await answerTo(draw, me);
    const replies = await atOnce(5, () => submit({ ...sent, id: randomUUID() }));
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    for (const reply of replies)
      if (reply.kind !== 'accepted')
        expect(reply).toMatchObject({ kind: 'refused', reason: 'specimen-answered' });
    expect(await responsesOf(me)).toHaveLength(1);
  });

  test('needs the draw that was made for this person and this question', async () => {
    const [me, you] = [await newcomer(), await newcomer()];
    const { draw } = await asked(me);
    const yours = await asked(you);
    const length = await asked(me, 'how_long');
    const sent = await answerTo(draw, me);
    for (const other of [undefined, randomUUID(), yours.draw!, length.draw!])
      expect(await submit({ ...sent, id: randomUUID(), draw: other })).toMatchObject({
        kind: 'refused',
        reason: 'no-specimen'
      });
    expect(await responsesOf(me)).toHaveLength(0);
    expect(await submit(sent)).toMatchObject({ kind: 'accepted' });
  });

  test('is shown again about the individual it was given to', async () => {
    const me = await newcomer();
    const before = await asked(me);
    await submit(await answerTo(before.draw, me));
    const after = await asked(me);
    expect(after.given?.mark.verdict).toBe('right');
    expect(after.draw).toBeNull();
    expect(after.asked).toEqual(before.asked);
  });
});
