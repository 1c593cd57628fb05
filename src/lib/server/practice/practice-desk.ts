import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import { candidatesOf, type Candidate } from '#lib/domain/practice/candidate.ts';
import { chooseBurst, chooseDaily } from '#lib/domain/practice/choose-items.ts';
import { freshnessOf, type Freshness } from '#lib/domain/practice/freshness.ts';
import { isOpen, nextItem, type Practice } from '#lib/domain/practice/practice.ts';
import { isDue } from '#lib/domain/practice/review-card.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { cardsOf, lastPractice } from './queries.ts';

/** What there is to practise, as the page shows it before anything is begun. */
export type PracticeDesk = {
  /** What a daily practice of all courses would be; begun under the same id it is exactly this. */
  daily: { items: number; easy: number; minutes: number; due: number };
  burst: number;
  open: { id: string; kind: Practice['kind']; at: number; of: number } | null;
  courses: {
    id: string;
    title: string;
    language: Language;
    due: number;
    known: number;
    freshness: Freshness;
  }[];
};

/** Two statements when the courses are in memory. */
export async function practiceDesk(
  db: Db,
  asked: { personId: string; language: Language; freshId: string },
  now: Date
): Promise<PracticeDesk> {
  const known = await cardsOf(db, asked.personId);
  const last = await lastPractice(db, asked.personId);
  const candidates: Candidate[] = [];
  const courses: PracticeDesk['courses'] = [];
  for (const { courseId, revisionId, cards } of known) {
    const course = await loadRevision(db, revisionId);
    const own = candidatesOf(course, cards);
    candidates.push(...own);
    const { title, language } = textIn(course, asked.language);
    courses.push({
      ...{ id: courseId, title, language, known: own.length },
      due: own.filter(({ card }) => isDue(card, now)).length,
      freshness: freshnessOf(
        own.map(({ card }) => card),
        now
      )
    });
  }
  const daily = chooseDaily(candidates, asked.freshId, now);
  const seconds = daily.reduce((sum, one) => sum + one.seconds, 0);
  return {
    daily: {
      items: daily.length,
      easy: daily.filter(({ easy }) => easy).length,
      minutes: Math.max(1, Math.round(seconds / 60)),
      due: courses.reduce((sum, { due }) => sum + due, 0)
    },
    burst: chooseBurst(candidates, asked.freshId, now).length,
    open: last && isOpen(last, now) ? openOf(last) : null,
    courses
  };
}

function openOf(practice: Practice): NonNullable<PracticeDesk['open']> {
  const { id, kind, items } = practice;
  return { id, kind, at: nextItem(practice, 0)!.number, of: items.length };
}
