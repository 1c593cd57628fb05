import { type Kysely, sql } from 'kysely';

// What every answer says of telling things apart, as it was known when it was given: what it was,
// what it was taken for, where its person was posted. And what managers look at: sums of it, kept in
// the transaction that adds a mark, so that reading them never reads a million answers.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // `at`: when it was given, by a clock that can be believed. `unit_id` null: posted nowhere then.
  // `truth` and `answer`: taxa; of decide protected or harmless, and clear, hold or seize.
  // `refer`: to refer it was right
  `create table identification (
    response_id uuid primary key references response,
    person_id uuid not null references person,
    unit_id uuid references unit,
    at timestamptz not null,
    taxon_group text not null,
    kind text not null check (kind in ('decide', 'identify')),
    truth text not null,
    answer text not null,
    feature text,
    confidence int check (confidence between 1 and 3),
    seconds real check (seconds >= 0),
    seed int,
    views text[] not null,
    refer boolean not null
  )`,
  `create trigger identification_append_only before update or delete on identification
   for each row execute function refuse_change()`,

  // ---------- sums: of marked answers only, by the last mark of each ----------
  // `truth`: 'cannot-tell' where too little was shown. `good`: named rightly, or stopped or let go
  // as it should be. Kind 'all', truth and answer '': of all answers of a unit, group and quarter
  `create table recognition (
    unit_id uuid not null references unit,
    taxon_group text not null,
    quarter date not null,
    kind text not null,
    truth text not null,
    answer text not null,
    answers int not null,
    good int not null,
    hits int not null,
    misses int not null,
    false_alarms int not null,
    clears int not null,
    guessed int not null,
    guessed_good int not null,
    fairly int not null,
    fairly_good int not null,
    sure int not null,
    sure_good int not null,
    primary key (kind, taxon_group, unit_id, quarter, truth, answer)
  )`,
  // who stands behind the sums: counted, never shown
  `create table recognition_person (
    unit_id uuid not null references unit,
    taxon_group text not null,
    quarter date not null,
    person_id uuid not null references person,
    answers int not null,
    primary key (taxon_group, unit_id, quarter, person_id)
  )`,
  // windows always reach to today, so that the last quarter says who belongs to one. Truth '': of any
  `create table recognition_taxon (
    unit_id uuid not null references unit,
    taxon_group text not null,
    truth text not null,
    person_id uuid not null references person,
    last_quarter date not null,
    answers int not null,
    primary key (taxon_group, truth, unit_id, person_id)
  )`,

  // one row a mark, with all that it adds; taken away again when another mark comes after it
  `create view recognition_of_mark as
    select k.id as mark_id, i.response_id, i.person_id, i.unit_id, i.taxon_group,
      date_trunc('quarter', i.at at time zone 'UTC')::date as quarter, i.kind,
      case when i.kind = 'identify' then case when i.refer then 'cannot-tell' else i.truth end
        when k.decided in ('hit', 'miss') then 'protected' else 'harmless' end as truth,
      i.answer, i.confidence,
      coalesce(k.decided, '') as decided,
      case when i.kind = 'identify' then k.verdict <> 'wrong'
        else k.decided in ('hit', 'correct-clear') end as good
    from mark k join identification i on i.response_id = k.response_id
    where i.unit_id is not null`
];
