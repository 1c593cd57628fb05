import { sql } from 'kysely';
import type { Course } from '#lib/domain/course/course.ts';
import { screensOf } from '#lib/domain/search/screens.ts';
import { lettersOf, wordsOf } from '#lib/domain/search/words-of.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { dictionaryOf } from './dictionary.ts';

/**
 * Makes a course searchable as this revision has it, in the transaction that made the revision current:
 * the caller holds the course's lock. Some tens of milliseconds a course.
 */
export async function fillSearch(tx: Tx, course: Course, revision: string): Promise<void> {
  await tx.deleteFrom('search_text').where('course_id', '=', course.id).execute();
  await tx.deleteFrom('search_word').where('course_id', '=', course.id).execute();
  const screens = screensOf(course);
  const rows = screens.map((screen) => {
    const dictionary = sql.lit(dictionaryOf(screen.language));
    const titles = `${screen.title} ${screen.moduleTitle}`;
    return {
      ...{ course_id: course.id, revision_id: revision, language: screen.language },
      ...{ module_id: screen.module, step: screen.step, course_title: screen.courseTitle },
      ...{ module_title: screen.moduleTitle, title: screen.title, body: screen.body },
      words: sql<string>`setweight(to_tsvector(${dictionary}::regconfig, ${titles}), 'A')
        || to_tsvector(${dictionary}::regconfig, ${screen.body})`
    };
  });
  // a message of some hundred kilobytes each
  for (let from = 0; from < rows.length; from += 50)
    await tx
      .insertInto('search_text')
      .values(rows.slice(from, from + 50))
      .execute();
  const words = wordsOf(screens.map(({ title, body }) => `${title} ${body}`).join(' '));
  await sql`insert into search_word (course_id, word, letters)
    select ${course.id}, word, letters
    from unnest(${words}::text[], ${words.map(lettersOf)}::text[]) as given (word, letters)`.execute(
    tx
  );
}
