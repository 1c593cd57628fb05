import { randomUUID } from 'node:crypto';
import type { Course } from '#lib/domain/course/course.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { Language } from '#lib/domain/language.ts';
import type { SpecimenBlock } from '#lib/domain/course/course.ts';
import { stepPage, type Given, type StepPage } from '#lib/domain/module/step-page.ts';
import { playedCases } from '#lib/server/case/played-cases.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { log } from '#lib/server/log.ts';
import type { KeptResponse } from '#lib/server/response/response-row.ts';
import type { OfRevision } from '#lib/server/specimen/bench.ts';
import { drawPractice } from '#lib/server/specimen/draw-practice.ts';
import { turning } from '#lib/server/specimen/turning.ts';
import { showBlock } from '#lib/server/specimen/show-block.ts';
import { markedResponse } from '#lib/server/response/submit-response.ts';
import { isNews, keepPlace, type Opened } from './keep-place.ts';
import { courseInHand, type MyCourse } from './queries.ts';

type Asked = {
  personId: string;
  courseId: string;
  moduleId: string;
  /** From 1. */
  step: number;
  language: Language;
  /** A question to be asked again although it is answered. */
  again: string | null;
};

/**
 * A step for its reader, and remembers that it was opened. null: there is no such step. One
 * statement, one more when the place is news, one when individuals must be drawn and one when a
 * case stands in it.
 */
export async function openStep(
  db: Db,
  asked: Asked,
  now: Date
): Promise<{ page: StepPage; revision: MyCourse['revision'] } | null> {
  const inHand = await courseInHand(db, asked.personId, asked.courseId);
  if (!inHand) return null;
  const course = await loadRevision(db, inHand.revision.id);
  const of = { course, revision: inHand.revision.id };
  const courses = await coursesThen(db, of, inHand.answers);
  const given = (id: string) => givenTo(of, courses, id, inHand.answers, asked.language);
  const asker = { ...of, personId: asked.personId };
  const draws = await drawPractice(db, asker, toBeDrawn(course, asked, given), inHand.draws, now);
  const played = await playedCases(db, asked.personId, course.id, casesAt(course, asked));
  const page = stepPage(
    { course, moduleId: asked.moduleId, number: asked.step },
    {
      language: asked.language,
      seed: asked.personId,
      standing: inHand.standing,
      given,
      again: asked.again,
      posed: (question, last) => {
        const draw = last ? null : (draws.get(question.id) ?? null);
        const drawn = last ? last.drawn : (draw?.specimen ?? null);
        const revision = last?.revision ?? of.revision;
        const then = { course: courses.get(revision) ?? course, revision };
        const posed = turning(question, drawn, then);
        return { question: posed, draw: draw?.id ?? null };
      },
      played: (id) => played[id] ?? { run: 1, choices: [] },
      show: (block: SpecimenBlock) => showBlock(of, block),
      newId: randomUUID,
      now
    }
  );
  if (!page) return null;

  const { state } = page.module;
  const opened: Opened = {
    personId: asked.personId,
    courseId: course.id,
    module: asked.moduleId,
    step: asked.step,
    steps: state.steps,
    allAnswered: state.answered === state.questions
  };
  // whoever reads must not be stopped by what only remembers the place
  if (isNews(inHand.standing, opened, now))
    await keepPlace(db, opened, now).catch((error: unknown) =>
      log().error({ err: error, course: course.id }, 'place not kept')
    );
  return { page, revision: inHand.revision };
}

const casesAt = ({ cases }: Course, { moduleId, step }: Asked): string[] =>
  Object.values(cases)
    .filter((one) => one.module === moduleId && one.step === step)
    .map(({ id }) => id);

/** Questions of the step that wait for an answer about an individual. */
function toBeDrawn(course: Course, asked: Asked, given: (id: string) => Given | null): Question[] {
  const module = course.modules.find(({ id }) => id === asked.moduleId);
  const here = module?.questions.filter(({ step }) => step === asked.step) ?? [];
  return here.flatMap(({ id }) => {
    const question = course.questions[id]!;
    const isAnswered = given(id)?.hash === question.hash && asked.again !== id;
    return question.need && !isAnswered ? [question] : [];
  });
}

/** The courses by which answers about individuals were given: their figures may differ from today's. */
async function coursesThen(db: Db, { course, revision }: OfRevision, answers: KeptResponse[]) {
  const courses = new Map([[revision, course]]);
  for (const one of answers)
    if (one.drawn && !courses.has(one.revision))
      courses.set(one.revision, await loadRevision(db, one.revision));
  return courses;
}

function givenTo(
  of: OfRevision,
  courses: ReadonlyMap<string, Course>,
  id: string,
  answers: KeptResponse[],
  language: Language
): Given | null {
  const kept = answers.find(({ question }) => question === id);
  if (!kept) return null;
  const receivedAt = kept.receivedAt.toISOString();
  const course = courses.get(kept.revision) ?? of.course;
  const then = { course, revision: kept.revision };
  const marked = markedResponse(then, of.course.questions[id]!, language, { ...kept, receivedAt });
  return { hash: kept.hash, revision: kept.revision, marked, drawn: kept.drawn };
}
