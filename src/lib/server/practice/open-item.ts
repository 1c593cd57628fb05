import type { Language } from '#lib/domain/language.ts';
import type { QuestionOnPage } from '#lib/domain/module/step-page.ts';
import { nextItem, type Practice, type PracticeItem } from '#lib/domain/practice/practice.ts';
import { asked } from '#lib/domain/question/ask.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { OfRevision } from '#lib/server/specimen/bench.ts';
import { drawPractice, type OpenDraw } from '#lib/server/specimen/draw-practice.ts';
import { turning } from '#lib/server/specimen/turning.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { markedResponse } from '#lib/server/response/submit-response.ts';
import { answerTo, practiceOf } from './queries.ts';

/** One item of a practice for the person who practises. */
export type OpenItem = {
  practice: Practice;
  item: PracticeItem;
  question: QuestionOnPage;
  /** Where it is taught. */
  taught: { course: string; module: string; step: number };
  /** The next item that waits; null: this is the last. */
  next: number | null;
};

/** null: this person has no such practice, or it no such item. One more statement once it is answered, or when it needs an individual. */
export async function openItem(
  db: Db,
  at: { personId: string; practiceId: string; number: number },
  language: Language,
  now: Date
): Promise<OpenItem | null> {
  const practice = await practiceOf(db, at.personId, at.practiceId);
  const item = practice?.items[at.number - 1];
  if (!practice || !item) return null;
  const course = await loadRevision(db, item.revisionId);
  const written = course.questions[item.questionId]!;
  const kept = item.verdict ? await answerTo(db, item) : null;
  const of = { course, revision: item.revisionId };
  const draw =
    written.need && !kept ? await drawFor(db, of, written, at.personId, item, now) : null;
  const drawn = kept ? kept.drawn : (draw?.specimen ?? null);
  const posed = turning(written, drawn, of);
  const next = nextItem(practice, item.number);
  return {
    practice,
    item,
    question: {
      // shuffled anew in each practice: a place is not to be learned by heart
      asked: asked(posed, language, item.id),
      number: item.number,
      of: practice.items.length,
      given:
        kept &&
        markedResponse(of, written, language, {
          ...kept,
          receivedAt: kept.receivedAt.toISOString()
        }),
      changed: false,
      freshId: item.id,
      shownAt: now.toISOString(),
      draw: draw?.id ?? null
    },
    taught: { course: item.courseId, module: written.module!, step: written.step ?? 1 },
    next: next && next.number !== item.number ? next.number : null
  };
}

/** The individual that waits for an answer, else a new one. */
async function drawFor(
  db: Db,
  of: OfRevision,
  question: Question,
  personId: string,
  item: PracticeItem,
  now: Date
): Promise<OpenDraw | null> {
  const draws = await drawPractice(
    db,
    { ...of, personId },
    [question],
    [],
    now,
    undefined,
    item.about
  );
  return draws.get(question.id) ?? null;
}
