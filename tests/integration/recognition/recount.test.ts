import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import type { Answer, AnswerFields } from '#lib/domain/question/question.ts';
import { randomOf } from '#lib/domain/random.ts';
import type { Confidence } from '#lib/domain/response/response.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import { startAttempt } from '#lib/server/attempt/start-attempt.ts';
import { submitAttempt } from '#lib/server/attempt/submit-attempt.ts';
import { correctKey } from '#lib/server/correction/correct-key.ts';
import { readChanges } from '#lib/server/correction/read-changes.ts';
import { setEnv } from '#lib/server/env.ts';
import { keepPlace } from '#lib/server/enrolment/keep-place.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { leave } from '#lib/server/person/leave.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { summed } from '#lib/server/recognition/count-marks.ts';
import { recountAll } from '#lib/server/recognition/recount-all.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import { benchOf } from '#lib/server/specimen/bench.ts';
import { drawPractice } from '#lib/server/specimen/draw-practice.ts';
import { publishBench } from '../../support/bench-published.ts';
import { testDatabase } from '../../support/database.ts';
import type { Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// Whatever officers, trainers and administrators do, the sums that managers see are those that one
// gets by counting the log anew, answer by answer.

const { db, url } = await testDatabase();
const began = new Date('2026-06-01T09:00:00Z');
const day = 86_400_000;
const judge = (key: 'clear' | 'hold') => `
::: question judge {decide tags=form}
![](media/item.webp)

What do you do?

- (${key === 'clear' ? 'x' : ' '}) clear
- (${key === 'hold' ? 'x' : ' '}) hold
- ( ) seize

> So it is.
:::

## What to do`;
const keyed = (key: 'clear' | 'hold') => (file: string, text: string) =>
  file === '01-the-horn.md' ? text.replace('## What to do', judge(key)) : text;

let village: Village;
let course: Published;
beforeAll(async () => {
  setEnv({ DATABASE_URL: url });
  village = await buildVillage(db);
  course = await publishBench(db, began, keyed('hold'));
});
afterAll(stopBoss);

test.each(['a winter', 'a spring'])('after %s of work', async (seed) => {
  const random = randomOf(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const units = Object.values(village.units);
  const team: string[] = [];
  for (let n = 0; n < 6; n++)
    team.push(await person(db, `Officer ${n}`, randomUUID(), among(units)));
  const open: { personId: string; attemptId: string }[] = [];
  let now = new Date(+began + day);

  const works: (() => Promise<unknown>)[] = [
    () => answerJudge(among(team)),
    () => answerJudge(among(team)),
    () => answerWhose(among(team)),
    () => answerWhose(among(team)),
    () => sit(among(team)),
    () => answerItem(),
    () => submit(),
    () => movePerson(db, { personId: among(team), unitId: among(units) }, theCommand, now),
    () => (random() < 0.2 ? leave(db, among(team), theCommand, now) : Promise.resolve())
  ];
  for (let step = 0; step < 45; step++) {
    now = new Date(+now + random() * 4 * day);
    await among(works)();
    if (step % 15 === 14) {
      await correct();
      const counted = await recounted();
      expect(await kept()).toEqual(counted);
      await db.transaction().execute(recountAll);
      expect(await kept()).toEqual(counted);
    }
  }
  expect((await kept()).cells.size).toBeGreaterThan(3);

  async function answerJudge(personId: string) {
    await send(personId, 'judge', { choice: among(['clear', 'hold', 'seize']) });
  }

  async function answerWhose(personId: string) {
    const whose = course.course.questions['whose']!;
    const of = { course: course.course, revision: course.id };
    const few = () => 200_000 + Math.floor(random() * 2);
    const draws = await drawPractice(db, { ...of, personId }, [whose], [], now, few);
    const { id, specimen } = draws.get('whose')!;
    await send(personId, 'whose', named(pose(whose, specimen, benchOf(of))), id);
  }

  function named(posed: ReturnType<typeof pose>): AnswerFields {
    if (posed.kind !== 'identify') throw new Error(posed.kind);
    const { choices, features } = posed.texts['en']!;
    return { choice: among(choices).id, feature: among(features) };
  }

  async function send(personId: string, question: string, fields: AnswerFields, draw?: string) {
    const late = among([0, 0, 3, 30, 100, -5]);
    const sent = {
      ...{ id: randomUUID(), person: personId, revision: course.id, question, fields },
      ...{ language: 'en', confidence: among<Confidence>([1, 2, 3]), seconds: random() * 60 },
      givenAt: new Date(+now - late * day).toISOString(),
      ...(draw && { draw })
    };
    // sent again it counts once
    for (let times = 0; times < 2; times++) await submitResponse(db, sent, personId, now);
  }

  async function sit(personId: string) {
    const at = { personId, courseId: 'tiny', module: 'the-horn', step: 2, steps: 2 };
    await keepPlace(db, { ...at, allAnswered: true }, now);
    const start = { personId, revisionId: course.id, course: course.course, language: 'en' };
    const started = await startAttempt(db, start, now);
    if (started.kind === 'started') open.push({ personId, attemptId: started.attemptId });
  }

  async function answerItem() {
    for (const { personId, attemptId } of open) {
      const items = await db
        .selectFrom('attempt_item')
        .innerJoin('attempt', 'attempt.id', 'attempt_id')
        .select(['ordinal', 'question_id', 'specimen', 'revision_id', 'started_at'])
        .where('attempt_id', '=', attemptId)
        .execute();
      for (const { ordinal, question_id, specimen, revision_id, started_at } of items) {
        const then = await coursesOf(db)(revision_id);
        const question = then.questions[question_id]!;
        const drawn = specimen as Drawn | null;
        const posed = pose(question, drawn, benchOf({ course: then, revision: revision_id }));
        if (posed.kind !== 'decide' && posed.kind !== 'identify') continue;
        const fields: AnswerFields =
          posed.kind === 'decide' ? { choice: among(['clear', 'hold', 'seize']) } : named(posed);
        const given = { id: randomUUID(), attemptId, item: ordinal, personId, fields };
        const about = { confidence: among([1, 2, 3]), language: 'en', givenAt: started_at };
        await keepAnswer(db, coursesOf(db), { ...given, ...about }, started_at);
      }
    }
  }

  async function submit() {
    const one = open.pop();
    if (one) await submitAttempt(db, coursesOf(db), one, now);
  }

  /** The key of `judge` turns round, in a new revision, and what was answered is marked by it. */
  async function correct() {
    const key = (await db.selectFrom('revision').select('id').execute()).length % 2;
    // a comment makes another revision each time
    const other = keyed(key ? 'clear' : 'hold');
    const note = `${seed} ${now.toISOString()}`;
    course = await publishBench(db, now, (file, text) =>
      file === 'course.md' ? `${text}\n${note}\n` : other(file, text)
    );
    for (const { fromHash, toHash, done } of (await readChanges(db, 'tiny'))!.changes)
      if (!done)
        await correctKey(
          db,
          { id: randomUUID(), courseId: 'tiny', fromHash, toHash, by: village.erlan },
          now
        );
  }
});

type Counted = {
  cells: Map<string, number[]>;
  persons: Map<string, number>;
  taxa: Map<string, string>;
};

async function kept(): Promise<Counted> {
  const text = (date: string) => new Date(date).toLocaleDateString('sv');
  const cells = await db.selectFrom('recognition').selectAll().execute();
  const persons = await db.selectFrom('recognition_person').selectAll().execute();
  const taxa = await db.selectFrom('recognition_taxon').selectAll().execute();
  return {
    cells: new Map(
      cells
        .filter(({ answers }) => answers > 0)
        .map((row): [string, number[]] => [
          [row.unit_id, row.taxon_group, text(row.quarter), row.kind, row.truth, row.answer].join(),
          summed.map((name) => row[name as 'answers'])
        ])
        .sort(byKey)
    ),
    persons: new Map(
      persons
        .map((row): [string, number] => [
          [row.unit_id, row.taxon_group, text(row.quarter), row.person_id].join(),
          row.answers
        ])
        .sort(byKey)
    ),
    taxa: new Map(
      taxa
        .map((row): [string, string] => [
          [row.unit_id, row.taxon_group, row.truth, row.person_id].join(),
          `${row.answers} ${text(row.last_quarter)}`
        ])
        .sort(byKey)
    )
  };
}

/** From responses, marks, postings and courses alone. */
async function recounted(): Promise<Counted> {
  const responses = await db
    .selectFrom('response')
    .innerJoin('enrolment', 'enrolment.id', 'response.enrolment_id')
    .select(['response.id', 'person_id', 'revision_id', 'question_id', 'answer', 'confidence'])
    .select(['given_at', 'received_at', 'specimen'])
    .execute();
  const marks = await db.selectFrom('mark').selectAll().orderBy('marked_at').execute();
  const postings = await db.selectFrom('posting').selectAll().orderBy('from_at').execute();
  const last = new Map(marks.map((mark) => [mark.response_id, mark]));
  const cells = new Map<string, number[]>();
  const persons = new Map<string, number>();
  const taxa = new Map<string, string>();
  for (const one of responses) {
    const mark = last.get(one.id);
    const answer = one.answer as Answer;
    if (!mark || (answer.kind !== 'decide' && answer.kind !== 'identify')) continue;
    const old = +one.received_at - +one.given_at > 60 * day;
    const at = old || one.given_at > one.received_at ? one.received_at : one.given_at;
    const unit = postings.findLast(
      (posting) =>
        posting.person_id === one.person_id &&
        posting.from_at <= at &&
        (!posting.until_at || posting.until_at > at)
    )?.unit_id;
    if (!unit) continue;
    const first = 3 * Math.floor(at.getUTCMonth() / 3) + 1;
    const quarter = `${at.getUTCFullYear()}-${String(first).padStart(2, '0')}-01`;
    const { taxa: known } = (await coursesOf(db)(one.revision_id)).questions[one.question_id]!
      .need ?? { taxa: [] };
    const isDecide = answer.kind === 'decide';
    const was = ['hit', 'miss'].includes(mark.decided ?? '') ? 'protected' : 'harmless';
    const truth = isDecide ? was : (one.specimen as Drawn).taxon;
    const taken =
      known.find((taxon) => choiceId(one.question_id, taxon) === answer.choice) ?? answer.choice;
    const good = isDecide
      ? ['hit', 'correct-clear'].includes(mark.decided ?? '')
      : mark.verdict !== 'wrong';
    const kinds = ['hit', 'miss', 'false-alarm', 'correct-clear'];
    const adds = [
      ...[true, good, ...kinds.map((kind) => mark.decided === kind)],
      ...[1, 2, 3].flatMap((sure) => [one.confidence === sure, one.confidence === sure && good])
    ].map(Number);
    for (const cell of [
      [unit, 'horn', quarter, answer.kind, truth, taken].join(),
      [unit, 'horn', quarter, 'all', '', ''].join()
    ])
      cells.set(
        cell,
        adds.map((add, at) => add + (cells.get(cell)?.[at] ?? 0))
      );
    const ofPerson = [unit, 'horn', quarter, one.person_id].join();
    persons.set(ofPerson, (persons.get(ofPerson) ?? 0) + 1);
    for (const about of isDecide ? [''] : ['', truth]) {
      const ofTaxon = [unit, 'horn', about, one.person_id].join();
      const [count = '0', until = ''] = taxa.get(ofTaxon)?.split(' ') ?? [];
      taxa.set(ofTaxon, `${Number(count) + 1} ${until > quarter ? until : quarter}`);
    }
  }
  return {
    cells: new Map([...cells].sort(byKey)),
    persons: new Map([...persons].sort(byKey)),
    taxa: new Map([...taxa].sort(byKey))
  };
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
