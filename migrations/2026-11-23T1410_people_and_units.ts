import { type Kysely, sql } from 'kysely';

// Frozen once landed. Where units hung and when; managers for a period; people whose data was
// erased; import of people; the log is safe from `truncate` too.

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // ---------- units: `unit_above` speaks for now, `unit_place` for any day ----------
  `alter table unit add column archived_at timestamptz`,
  `create table unit_place (
    unit_id uuid not null references unit,
    parent_id uuid references unit,
    from_at timestamptz not null,
    until_at timestamptz check (until_at >= from_at)
  )`,
  `create unique index unit_place_one_open on unit_place (unit_id) where until_at is null`,
  `create index unit_place_unit on unit_place (unit_id, from_at)`,
  // the log knows every move there was: the first one tells where a unit hung before
  `insert into unit_place (unit_id, parent_id, from_at, until_at)
   select unit_id, parent_id, from_at, lead(from_at) over (partition by unit_id order by seq)
   from (
     select unit.id as unit_id, 0 as seq, unit.created_at as from_at,
       case when first.about is null then unit.parent_id else (first.details->>'from')::uuid end
         as parent_id
     from unit left join lateral (
       select about, details from event
       where event.what = 'unit-moved' and event.about = unit.id::text order by event.seq limit 1
     ) as first on true
     union all
     select unit.id, event.seq, event.at, (event.details->>'to')::uuid
     from event join unit on unit.id::text = event.about where event.what = 'unit-moved'
   ) as places`,

  // ---------- acting managers: a grant for a period ----------
  `alter table role_grant add column from_at timestamptz, add column until_at timestamptz,
    add check ((from_at is null) = (until_at is null)),
    add check (until_at > from_at),
    add check (role = 'manager' or until_at is null)`,
  `drop index role_grant_one_open`,
  `create unique index role_grant_one_open on role_grant
    (person_id, role, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'))
    where ended_at is null and until_at is null`,
  `create index role_grant_person on role_grant (person_id)`,

  // ---------- people: erased by rule, or made by an import that was undone ----------
  `alter table person add column erased_at timestamptz, add column undone_at timestamptz`,
  `alter table person drop constraint person_check`,
  `alter table person add constraint person_login
    check (email is not null or badge is not null or erased_at is not null)`,
  // who was made by mistake holds no login against others
  `drop index person_email`,
  `drop index person_badge`,
  `create unique index person_email on person (lower(email)) where undone_at is null`,
  `create unique index person_badge on person (lower(badge)) where undone_at is null`,
  `create index person_left on person (left_at) where left_at is not null`,
  `create table retention_rule (
    id uuid primary key,
    seq bigint generated always as identity,
    years int check (years between 1 and 100),
    made_at timestamptz not null,
    made_by uuid references person
  )`,
  `create trigger retention_rule_append_only before update or delete on retention_rule
   for each row execute function refuse_change()`,

  // ---------- the log ----------
  `create index event_by on event (by_person, seq desc)`,
  `create index event_what on event (what, seq desc)`,
  `create index event_seq on event (seq desc)`,
  `create trigger event_no_truncate before truncate on event
   for each statement execute function refuse_change()`,
  // who did what, to whom and when stands for ever; a name in the details may be blackened, and
  // only by an erasure that says so to the database and is itself in the log
  `create function refuse_event_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and current_setting('hornbook.erasing', true) = old.about
       and (new.id, new.seq, new.at, new.what, new.about) = (old.id, old.seq, old.at, old.what, old.about)
       and new.by_person is not distinct from old.by_person
     then return new; end if;
     raise exception '% is append-only', tg_table_name;
   end $$`,
  `drop trigger event_append_only on event`,
  `create trigger event_append_only before update or delete on event
   for each row execute function refuse_event_change()`,

  // ---------- import of people ----------
  `create table people_import (
    id uuid primary key,
    made_by uuid not null references person,
    as_role text not null check (as_role in ('administrator', 'manager')),
    made_at timestamptz not null,
    file_name text not null,
    file bytea,
    reading jsonb,
    language text not null,
    time_zone text not null,
    state text not null check (state in
      ('checking', 'checked', 'queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
    problem text,
    rows int not null default 0,
    progress int not null default 0,
    counts jsonb,
    turn int not null default 0,
    cancel_at timestamptz,
    begun_at timestamptz,
    ended_at timestamptz,
    undone_by uuid references person,
    undone_at timestamptz
  )`,
  `create index people_import_made on people_import (made_by, made_at desc)`,
  `create table people_import_row (
    import_id uuid not null references people_import on delete cascade,
    line int not null,
    typed jsonb not null,
    email_key text,
    badge_key text,
    verdict text check (verdict in ('created', 'updated', 'same', 'heading', 'failed')),
    why jsonb,
    person_id uuid references person,
    before jsonb,
    after jsonb,
    undone text,
    primary key (import_id, line)
  )`,
  `create index people_import_row_person on people_import_row (person_id)`,
  `create index people_import_row_email on people_import_row (import_id, email_key)`,
  `create index people_import_row_badge on people_import_row (import_id, badge_key)`,
  `create index people_import_row_verdict on people_import_row (import_id, verdict, line)`
];
