import { getDb, openDb } from '#lib/server/db/database.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { demoBegan, demoPeople } from '#lib/server/demo/demo-people.ts';
import { step } from './command.ts';
import { publishAll } from './publish-all.ts';

/**
 * Publishes the courses and, in a demo (DEMO=1) that nobody lives in yet, makes its agency. Needs
 * the compiled messages.
 */
export async function publishAndFillDemo(url: string): Promise<void> {
  const now = new Date();
  const due = process.env.DEMO === '1' && (await demoIsDue(getDb()));
  // the people of the demo have learned for two years: what they read was there before them
  await step('Publishing the courses', () => publishAll(due ? demoBegan(now) : now));
  if (due) await step('Filling the demo agency, once', () => fillDemo(url, now));
}

/** Whether the demo agency is still to be made: nobody is there, or a start was cut short in it. */
async function demoIsDue(db: Db): Promise<boolean> {
  const badges = demoPeople.map(({ badge }) => badge);
  const { people, ours } = await db
    .selectFrom('person')
    .select((row) => [
      row.fn.countAll<string>().as('people'),
      row.fn.countAll<string>().filterWhere('badge', 'in', badges).as('ours')
    ])
    .executeTakeFirstOrThrow();
  return Number(people) === 0 || (people === ours && Number(ours) < demoPeople.length);
}

async function fillDemo(url: string, now: Date): Promise<void> {
  const { fillDemoAgency } = await import('#lib/server/demo/fill-demo-agency.ts');
  // nothing here was acknowledged to anybody: a power cut may take the last half second with it
  const hasty = new URL(url);
  hasty.searchParams.set('options', '-c synchronous_commit=off');
  const db = openDb(hasty.href, { max: 6 });
  try {
    await fillDemoAgency(db, now, (done, all) => {
      if (done % 10 === 0 || done === all) console.log(`  ${done} of ${all} people`);
    });
  } finally {
    // letters were queued
    await stopBoss();
    await db.destroy();
  }
}
