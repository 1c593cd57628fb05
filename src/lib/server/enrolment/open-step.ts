import { randomUUID } from 'node:crypto';
import type { Course } from '#lib/domain/course/course.ts';
import type { Language } from '#lib/domain/language.ts';
import { stepPage, type Given, type StepPage } from '#lib/domain/module/step-page.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { log } from '#lib/server/log.ts';
import type { KeptResponse } from '#lib/server/response/response-row.ts';
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
 * statement, two when the place is news.
 */
export async function openStep(
  db: Db,
  asked: Asked,
  now: Date
): Promise<{ page: StepPage; revision: MyCourse['revision'] } | null> {
  const inHand = await courseInHand(db, asked.personId, asked.courseId);
  if (!inHand) return null;
  const course = await loadRevision(db, inHand.revision.id);
  const page = stepPage(
    { course, moduleId: asked.moduleId, number: asked.step },
    {
      language: asked.language,
      seed: asked.personId,
      standing: inHand.standing,
      given: (id) => givenTo(course, id, inHand.answers, asked.language),
      again: asked.again,
      newId: randomUUID
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

function givenTo(
  course: Course,
  id: string,
  answers: KeptResponse[],
  language: Language
): Given | null {
  const kept = answers.find(({ question }) => question === id);
  if (!kept) return null;
  const receivedAt = kept.receivedAt.toISOString();
  const marked = markedResponse(course.questions[id]!, language, { ...kept, receivedAt });
  return { hash: kept.hash, marked };
}
