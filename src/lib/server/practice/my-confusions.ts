import { sql } from 'kysely';
import { textIn } from '#lib/domain/course/course-in.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { nameOfTaxon } from '#lib/domain/course/name-of-taxon.ts';
import { escape } from '#lib/domain/course/writing/escape.ts';
import type { Language } from '#lib/domain/language.ts';
import { confusionsOf, type Confusion, type GivenAnswer } from '#lib/domain/practice/confusion.ts';
import { textFor } from '#lib/domain/question/ask.ts';
import type { Answer } from '#lib/domain/question/question.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** A confusion in the reader's language; the HTML is the course's own. */
export type MyConfusion = Pick<Confusion, 'id' | 'mistakes' | 'asked' | 'lastAt'> & {
  course: string;
  language: Language;
  said:
    | { kind: 'decide'; was: 'protected' | 'harmless'; theme: string | null }
    | { kind: 'choice'; right: string; taken: string };
  compare: { href: string; title: string } | null;
};

/** So far back; what was mixed up before a winter says little of today. */
const days = 180;
const mostAnswers = 3000;

/** What this person mixes up. One statement. */
export async function myConfusions(db: Db, personId: string, now: Date): Promise<Confusion[]> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<{
    revision_id: string;
    question_id: string;
    answer: Answer;
    taxon: string | null;
    verdict: string;
    received_at: Date;
  }>`
    select s.revision_id, s.question_id, s.answer,
      s.specimen ->> 'taxon' as taxon, k.verdict, s.received_at
    from enrolment e
    join response s on s.enrolment_id = e.id and s.attempt_id is null
    cross join lateral (select verdict from mark where response_id = s.id
      order by marked_at desc limit 1) k
    where e.person_id = ${personId} and s.received_at > ${since}
    order by s.seq desc limit ${mostAnswers}`.execute(db);
  const ids = [...new Set(rows.map(({ revision_id }) => revision_id))];
  const courses = new Map<string, Course>(
    await Promise.all(ids.map(async (id) => [id, await loadRevision(db, id)] as const))
  );
  const answers = rows.reverse().flatMap((row): GivenAnswer[] => {
    const course = courses.get(row.revision_id)!;
    const question = course.questions[row.question_id];
    const right = row.verdict === 'right';
    const { answer, taxon, received_at: at } = row;
    return question ? [{ course, question, answer, taxon, right, at }] : [];
  });
  return confusionsOf(answers);
}

/** The same in the reader's words, by the courses as they are now. */
export async function sayConfusions(
  db: Db,
  confusions: readonly Confusion[],
  revisions: ReadonlyMap<string, string>,
  language: Language
): Promise<MyConfusion[]> {
  const said = confusions.map(async (one): Promise<MyConfusion[]> => {
    const revision = revisions.get(one.courseId);
    return revision ? [say(one, await loadRevision(db, revision), language)] : [];
  });
  return (await Promise.all(said)).flat();
}

function say(one: Confusion, course: Course, language: Language): MyConfusion {
  const { id, mistakes, asked, lastAt, mixed } = one;
  const text = textIn(course, language);
  const module = text.modules.find((other) => other.id === one.compare?.module);
  const step = module?.steps[(one.compare?.step ?? 0) - 1];
  return {
    ...{ id, mistakes, asked, lastAt, course: text.title, language: text.language },
    said: sayMixed(mixed, course, language),
    compare: step
      ? {
          href: `/courses/${course.id}/${module!.id}/${step.number}#${step.id}`,
          title: step.title
        }
      : null
  };
}

function sayMixed(
  mixed: Confusion['mixed'],
  course: Course,
  language: Language
): MyConfusion['said'] {
  const { objectives } = textIn(course, language);
  if (mixed.kind === 'decide') {
    const theme = mixed.theme ? (objectives[mixed.theme] ?? null) : null;
    return { kind: 'decide', was: mixed.was, theme };
  }
  if (mixed.kind === 'taxa') {
    const name = (id: string) => {
      const taxon = course.bench[id];
      return escape(taxon ? nameOfTaxon(taxon, language) : id);
    };
    return { kind: 'choice', right: name(mixed.was), taken: name(mixed.taken) };
  }
  const { choices } = textFor(mixed.question, language).text;
  const html = (id: string) => choices.find((choice) => choice.id === id)?.html ?? '';
  return { kind: 'choice', right: html(mixed.right), taken: html(mixed.taken) };
}
