import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isId } from '#lib/domain/id.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { SentResponse } from '#lib/domain/response/response.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { generatorVersion } from '#lib/domain/specimen/generator.ts';
import { practiceSeeds } from '#lib/domain/specimen/seeds.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { isUsable, type OfRevision } from './bench.ts';

/** An individual that waits for this person's answer. */
export type OpenDraw = { id: string; question: string; specimen: Drawn };

type Asker = OfRevision & { personId: string };

/**
 * The individuals that these questions are asked about, by question. One that waits for an answer
 * stays, however often the page is opened: nobody draws until an easy one comes. No statement as long
 * as all wait, else one.
 */
export async function drawPractice(
  db: Db,
  { personId, revision, course }: Asker,
  questions: readonly Question[],
  waiting: readonly OpenDraw[],
  now: Date,
  freshSeed = () => randomInt(practiceSeeds.from, practiceSeeds.to + 1),
  /** The taxon that is drawn every other time; the rest by chance, so that nobody can rely on it. */
  wanted = ''
): Promise<Map<string, OpenDraw>> {
  // one of an older generator would look otherwise now
  const fresh = waiting.filter(({ specimen }) => specimen.generator === generatorVersion);
  const draws = new Map(fresh.map((draw) => [draw.question, draw]));
  const missing = questions
    .filter(({ id }) => !draws.has(id))
    .map((question) => ({
      id: randomUUID(),
      question: question.id,
      specimen: drawOne({ course, revision }, question, freshSeed, wanted)
    }));
  if (missing.length === 0) return draws;
  const { rows } = await sql<OpenDraw>`
    insert into specimen_draw as d (id, person_id, revision_id, question_id, specimen, drawn_at)
    select id, ${personId}::uuid, ${revision}, question, specimen, ${now}::timestamptz
    from jsonb_to_recordset(${json(missing)}::jsonb) as one (id uuid, question text, specimen jsonb)
    -- opened in two windows at once: the first draw holds
    on conflict (person_id, revision_id, question_id) where answered_at is null
    do update set specimen = case
      when d.specimen -> 'generator' = excluded.specimen -> 'generator' then d.specimen
      else excluded.specimen end
    returning d.id, d.question_id as question, d.specimen`.execute(db);
  for (const draw of rows) draws.set(draw.question, draw);
  return draws;
}

/** The draw that an answer names, answered or not; null: it was not made for this person and question. */
export async function drawOf(
  db: Db,
  { draw, question, revision }: SentResponse,
  personId: string
): Promise<OpenDraw | null> {
  if (!draw || !isId(draw)) return null;
  const row = await db
    .selectFrom('specimen_draw')
    .select(['id', 'question_id as question', 'specimen'])
    .where('id', '=', draw)
    .where('person_id', '=', personId)
    .where('question_id', '=', question)
    .where('revision_id', '=', revision)
    .executeTakeFirst();
  return row ? { ...row, specimen: row.specimen as Drawn } : null;
}

/** Most individuals come out well; where not one of so many does, the question asks for what none shows. */
const mostTries = 60;

/**
 * A taxon by chance, and an individual of it that came out well. Of a question that no individual suits
 * (the check refuses it, older revisions may hold one) the last is taken: a page never waits for ever.
 */
function drawOne(
  of: OfRevision,
  question: Question,
  freshSeed: () => number,
  wanted: string
): Drawn {
  const { taxa } = question.need!;
  for (let tries = 1; ; tries++) {
    const isWanted = taxa.includes(wanted) && randomInt(2) === 1;
    const taxon = isWanted ? wanted : taxa[randomInt(taxa.length)]!;
    const drawn = { taxon, seed: freshSeed(), generator: generatorVersion };
    if (tries >= mostTries || isUsable(of, question, drawn)) return drawn;
  }
}
