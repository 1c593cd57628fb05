import { sql } from 'kysely';
import { hitFrom, hitTo, markHits, type Piece } from '#lib/domain/search/mark-hits.ts';
import { lettersOf } from '#lib/domain/search/words-of.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Db } from '#lib/server/db/schema.ts';

export type FoundScreen = {
  course: string;
  /** '': the overview of the course. */
  module: string;
  step: number;
  courseTitle: string;
  moduleTitle: string;
  title: string;
  /** The language the words were found in. */
  language: Language;
  snippet: Piece[];
};

export const mostScreens = 20;

// Each language is searched by its own stemmer; the three questions are made once a statement.
const asked = (text: string) => sql`
  asked as (select websearch_to_tsquery('english', ${text}) as en,
    websearch_to_tsquery('russian', ${text}) as ru, websearch_to_tsquery('simple', ${text}) as other)`;
const askedOf = sql`case t.language when 'en' then asked.en when 'ru' then asked.ru else asked.other end`;
// written out, so that the index is used
const matches = sql`(t.words @@ asked.en and t.language = 'en' or t.words @@ asked.ru and t.language = 'ru'
  or t.words @@ asked.other and t.language not in ('en', 'ru'))`;

/**
 * The screens that hold all of the words, the reader's language first, then the best; a screen that is
 * found in two languages is given in the reader's. Where there is none, `near`: for each word that no
 * screen has, the known word most like it by the letters they share in threes (pg_trgm). One statement.
 */
export async function findScreens(
  db: Db,
  { text, words, language }: { text: string; words: string[]; language: Language }
): Promise<{ screens: FoundScreen[]; near: Map<string, string> }> {
  const marks = `StartSel=${hitFrom}, StopSel=${hitTo}, MaxWords=34, MinWords=16, MaxFragments=1`;
  const { rows } = await sql<Found>`
    with ${asked(text)}, best as (
      select distinct on (t.course_id, t.module_id, t.step) t.*,
        ${askedOf} as query, ts_rank_cd(t.words, ${askedOf}) as rank
      from search_text t, asked where ${matches}
      order by t.course_id, t.module_id, t.step, t.language <> ${language}, t.language
    ), shown as (
      select * from best order by language <> ${language}, rank desc, course_id, module_id, step
      limit ${mostScreens}
    )
    select (select json_agg(json_build_object('course', course_id, 'module', module_id, 'step', step,
        'courseTitle', course_title, 'moduleTitle', module_title, 'title', title, 'language', language,
        'headline', ts_headline(
          case language when 'en' then 'english' when 'ru' then 'russian' else 'simple' end::regconfig,
          body, query, ${marks}))
      order by language <> ${language}, rank desc, course_id, module_id, step) from shown) as screens,
      case when not exists (select from shown) then (${nearest(words)}) end as near`.execute(db);
  const { screens, near } = rows[0]!;
  return {
    screens: (screens ?? []).map(({ headline, ...found }) => ({
      ...found,
      snippet: markHits(headline)
    })),
    near: new Map((near ?? []).map(({ word, near: known }) => [word, known]))
  };
}

type Found = {
  screens: (Omit<FoundScreen, 'snippet'> & { headline: string })[] | null;
  near: { word: string; near: string }[] | null;
};

/** Words that are known, and those that every search leaves out (`the`, `и`), need no other. */
const nearest = (words: string[]) => sql`
  select json_agg(json_build_object('word', given.word, 'near', near.word))
  from unnest(${words}::text[], ${words.map(lettersOf)}::text[]) as given (word, letters)
  join lateral (
    select known.word from search_word known where known.letters % given.letters
    order by similarity(known.letters, given.letters) desc, known.word limit 1
  ) as near on true
  where numnode(plainto_tsquery('english', given.word)) > 0
    and numnode(plainto_tsquery('russian', given.word)) > 0
    and not exists (
      select from search_text t
      where t.words @@ plainto_tsquery('english', given.word)
        or t.words @@ plainto_tsquery('russian', given.word)
        or t.words @@ plainto_tsquery('simple', given.word))`;

/** Courses read now that cannot be searched as they are: published before there was a search. */
export async function unsearchable(db: Db): Promise<{ course: string; revision: string }[]> {
  const { rows } = await sql<{ course: string; revision: string }>`
    select id as course, revision_id as revision from course
    where revision_id is not null and not exists (
      select from search_text t where t.course_id = course.id and t.revision_id = course.revision_id)
    `.execute(db);
  return rows;
}
