import { sql } from 'kysely';
import { closeDb, getDb, openDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { seedAgency, threeYears, type Part } from '#lib/server/demo/seed/seed-agency.ts';
import { setEnv } from '#lib/server/env.ts';
import { CommandError, step } from './command.ts';
import { publishAll } from './publish-all.ts';

export interface SeedWish {
  people: number;
  seed: string;
  /** Of a new database on the server; null: that of the address is filled. */
  name: string | null;
}

/**
 * Makes the tables, publishes the courses as of three years ago, fills everything and says how far it
 * is. Returns the address of what was filled. Throws CommandError when somebody is there.
 */
export async function seedDatabase(
  url: string,
  { people, seed, name }: SeedWish,
  now = new Date()
): Promise<string> {
  const own = name ? await makeDatabase(url, name) : url;
  setEnv({ DATABASE_URL: own });
  try {
    await migrate(getDb());
    await refuseFull();
    console.log(`Filling ${name ?? 'the database'} with an agency of ${people} people.`);
    await step('Publishing the courses', () => publishAll(new Date(now.getTime() - threeYears)));
  } finally {
    await closeDb();
  }
  const began = performance.now();
  await seedAgency(own, { people, seed, now }, progress());
  await remember(own, people, (performance.now() - began) / 60_000);
  return own;
}

/** Said in the database itself, for the bench that uses it again. */
async function remember(url: string, people: number, minutes: number): Promise<void> {
  const db = openDb(url, { max: 1 });
  const said = `seeded with ${people} people in ${minutes.toFixed(2)} minutes`;
  await sql`comment on table unit is ${sql.lit(said)}`.execute(db);
  await db.destroy();
}

async function makeDatabase(url: string, name: string): Promise<string> {
  const own = new URL(url);
  own.pathname = `/${name}`;
  const server = openDb(url, { max: 1 });
  try {
    await sql`create database ${sql.id(name)} template template0 encoding 'UTF8'`.execute(server);
  } catch (error) {
    throw new CommandError(
      `No database ${name} could be made (${(error as Error).message}): choose another name, or leave --database out.`
    );
  } finally {
    await server.destroy();
  }
  return own.href;
}

async function refuseFull(): Promise<void> {
  const { rows } = await sql<{ full: boolean }>`
    select exists (select from unit) or exists (select from person) as full`.execute(getDb());
  if (rows[0]!.full)
    throw new CommandError(
      'There is an agency in this database already, and nothing was changed: use an empty one, DATA_DIR=… for another embedded one, or --database NAME for a new one on the same server.'
    );
}

/** What each part takes of the whole; measured at a hundred thousand people. */
const shares: Record<Part, number> = {
  ...{ people: 0.4, keys: 0.2, standings: 0.3, recognition: 0.04, tidy: 0.06 }
};
const parts = Object.keys(shares) as Part[];
const words: Record<Part, string> = {
  people: 'people and what they did',
  keys: 'keys and indexes',
  standings: 'standings of everybody on every day',
  recognition: 'sums of recognition',
  tidy: 'tidying up'
};

/** One line a twentieth, and at least one every ten seconds. */
function progress() {
  const began = performance.now();
  let told = { percent: -5, at: 0 };
  return (part: Part, done: number, rows: number) => {
    const before = parts.slice(0, parts.indexOf(part)).reduce((sum, one) => sum + shares[one], 0);
    const share = Math.min(1, before + shares[part] * Math.min(1, done));
    const seconds = (performance.now() - began) / 1000;
    const percent = Math.floor(share * 100);
    if (percent < told.percent + 5 && seconds < told.at + 10 && share < 1) return;
    told = { percent, at: seconds };
    const left = (seconds / share) * (1 - share);
    console.log(
      `  ${String(percent).padStart(3)} %  ${words[part]}  ${rows} rows, ` +
        `${Math.round(rows / seconds)} a second, ${minutes(left)} left`
    );
  };
}

const minutes = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} minutes`;
