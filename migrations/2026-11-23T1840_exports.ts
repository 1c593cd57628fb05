import { type Kysely, sql } from 'kysely';

// Screens that managers get by mail, week by week or month by month, and what was sent.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // `rhythm`: see domain/subscription/rhythm.ts. It is never edited: it ends, and another is ordered
  `create table subscription (
    id uuid primary key,
    person_id uuid not null references person,
    screen text not null,
    filters text not null,
    said jsonb not null,
    choice jsonb not null,
    rhythm jsonb not null,
    time_zone text not null,
    made_at timestamptz not null,
    next_at timestamptz not null,
    paused_at timestamptz,
    ended_at timestamptz,
    ended_why text check (ended_why in ('asked', 'lost', 'left')),
    check ((ended_at is null) = (ended_why is null))
  )`,
  `create index subscription_person on subscription (person_id)`,
  `create index subscription_next on subscription (next_at)
    where paused_at is null and ended_at is null`,
  // one a period, whatever happens: the day that it was due on, or the id of a wish to have it now
  `create table sending (
    id uuid primary key,
    subscription_id uuid not null references subscription,
    period text not null,
    due_at timestamptz not null,
    done_at timestamptz,
    result text check (result in ('attached', 'link', 'lost', 'left', 'no-address', 'ended')),
    bytes int,
    mail_id uuid references mail on delete set null,
    unique (subscription_id, period),
    check ((done_at is null) = (result is null))
  )`,
  `create index sending_mail on sending (mail_id)`,
  // lies here until the mail has left the house
  `create table mail_attachment (
    mail_id uuid primary key references mail on delete cascade,
    name text not null,
    type text not null,
    body bytea not null
  )`
];
