// npm run dev: the app from its sources, with the embedded database and reload on save.
import { createServer } from 'vite';
import { closeDb, getDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { env, isDemo } from '#lib/server/env.ts';
import { compileMessages } from './messages.ts';
import { command, step } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';
import { publishAndFillDemo } from './steps/publish-and-fill-demo.ts';
import { publishOnSave } from './steps/publish-on-save.ts';
import { untilToldToStop } from './steps/until-told-to-stop.ts';

await command(async () => {
  const settings = env();
  const told = untilToldToStop();
  const database = await step('Starting the database', () =>
    openDatabase('app', {
      restarted: (how) => console.error(`The database died (${how}) and was started again.`),
      giveUp: (why) => told.fail(why)
    })
  );
  try {
    process.env.DEMO = isDemo(settings, database.embedded) ? '1' : '0';
    await step('Bringing the tables up to date', () => migrate(getDb()));
    await compileMessages();
    await publishAndFillDemo(database.url);
    const vite = await createServer({
      plugins: [publishOnSave(settings.COURSES_DIR)],
      server: { host: settings.HOST, port: settings.PORT }
    });
    await vite.listen();
    vite.printUrls();
    await told.stopped;
    await vite.close();
  } finally {
    await closeDb();
    await database.close();
  }
});
process.exit();
