import { type Kysely, sql } from 'kysely';

// What a person remembers of each question, and the practices that keep it. A card is a summary of
// the log, kept in the transaction that adds to the log: choosing what to practise never reads
// responses, however many there are.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // about: the taxon of the individual that was shown; '' for a question that is always the same
  `create table review_card (
    person_id uuid not null references person,
    course_id text not null references course,
    question_id text not null,
    about text not null default '',
    stability real not null check (stability > 0),
    difficulty real not null check (difficulty between 1 and 10),
    reviews int not null check (reviews > 0),
    lapses int not null check (lapses >= 0),
    verdict text not null check (verdict in ('right', 'part', 'wrong')),
    reviewed_at timestamptz not null,
    due_at timestamptz not null,
    primary key (person_id, course_id, question_id, about)
  )`,
  `create index review_card_due on review_card (person_id, due_at)`,
  // answers from before there were cards: the last to each question stands as a first review, with
  // the first stability and difficulty of FSRS-6 (wrong, part, right)
  `insert into review_card (person_id, course_id, question_id, stability, difficulty, reviews,
      lapses, verdict, reviewed_at, due_at)
    select person_id, course_id, question_id,
      case verdict when 'wrong' then 0.212 when 'part' then 1.2931 else 2.3065 end,
      case verdict when 'wrong' then 6.4133 when 'part' then 5.1122 else 2.1181 end,
      1, 0, verdict, given_at, given_at + case verdict when 'right' then interval '2 days'
        else interval '1 day' end
    from (
      select distinct on (e.person_id, e.course_id, s.question_id)
        e.person_id, e.course_id, s.question_id, k.verdict, s.given_at
      from response s
      join enrolment e on e.id = s.enrolment_id
      join mark k on k.response_id = s.id
      where s.attempt_id is null
      order by e.person_id, e.course_id, s.question_id, s.seq desc, k.marked_at desc) as last`,

  // ended_at: stopped by hand, or by the next one; a practice whose items are done ends by itself
  `create table practice (
    id uuid primary key,
    person_id uuid not null references person,
    kind text not null check (kind in ('daily', 'burst', 'pair')),
    course_id text references course,
    pair text,
    started_at timestamptz not null,
    ended_at timestamptz,
    check ((kind = 'pair') = (pair is not null))
  )`,
  `create unique index practice_one_open on practice (person_id) where ended_at is null`,
  `create index practice_person on practice (person_id, started_at desc)`,
  // the answer to an item is the response with its id: however often it is sent, it counts once
  `create table practice_item (
    id uuid primary key,
    practice_id uuid not null references practice,
    ordinal int not null check (ordinal > 0),
    course_id text not null references course,
    revision_id text not null references revision,
    question_id text not null,
    about text not null default '',
    stability real,
    skipped_at timestamptz,
    unique (practice_id, ordinal)
  )`
];
