import { type Kysely, sql } from 'kysely';

// The matrix of officers and courses: people in the order of their names, found by a part of one, and
// spans that held on a day without reading all that ended before it or have not begun.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index person_name on person (name, id)`,
  // in small letters once, not at each search
  `alter table person add column find text
    generated always as (lower(name || E'\\n' || coalesce(badge, ''))) stored`,
  // trigrams are made of Latin letters alone where the locale is C.UTF-8: any letter that resembles will
  // do, for what is found so is compared as it is written
  `create function plain_letters(written text) returns text language sql immutable strict parallel safe
    return translate(written, 'абвгдеёжзийклмнопрстуфхцчшщыэюяәғқңөұүһіӣӯҳҷўъь',
      'abvgdeejziiklmnoprstufhcqwxyeuaagknouuhiiuhjo')`,
  `create index person_find on person using gin (plain_letters(find) gin_trgm_ops)`,
  `drop index standing_span_unit`,
  `create index standing_span_unit on standing_span (unit_id, standing, due, course_id, from_day)
    include (until_day, person_id)`,
  `drop index standing_span_standing`,
  `create index standing_span_standing
    on standing_span (course_id, standing, due, (coalesce(until_day, 'infinity'::date)))
    include (unit_id, person_id, from_day, until_day)`,
  // what is known to come: most of it has not begun, so here the day it begins is the narrower end
  `create index standing_span_ahead on standing_span (course_id, standing, due, from_day)
    include (until_day, unit_id, person_id)
    where standing in ('ending', 'expired', 'revoked') or due = 'over'`
];
