// npm start: everything from a fresh clone to a page.
import { closeDb, getDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { env, isDemo } from '#lib/server/env.ts';
import { buildWhenStale } from './steps/build-when-stale.ts';
import { command, step } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';
import { publishAndFillDemo } from './steps/publish-and-fill-demo.ts';
import { doorsOf, serve } from './steps/serve.ts';
import { untilToldToStop } from './steps/until-told-to-stop.ts';

await command(async () => {
  const settings = env();
  const doors = doorsOf(settings);
  const told = untilToldToStop();
  const database = await step('Starting the database', () =>
    openDatabase('app', {
      restarted: (how) => console.error(`The database died (${how}) and was started again.`),
      giveUp: (why) => told.fail(why)
    })
  );
  try {
    // the app's own copy of the settings reads what was found out here
    process.env.DEMO = isDemo(settings, database.embedded) ? '1' : '0';
    await buildWhenStale();
    await step('Bringing the tables up to date', () => migrate(getDb()));
    await publishAndFillDemo(database.url);
    const serving = await serve(settings, doors);
    console.log(`\nHornbook is at ${serving.address}  (Ctrl+C stops it)`);
    await told.stopped;
    console.log('Stopping: letting requests end …');
    await serving.drain();
  } finally {
    await closeDb();
    await database.close();
  }
});
// whatever timer a library left behind
process.exit();
