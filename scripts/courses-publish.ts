// npm run courses:publish
// Publishes the courses of COURSES_DIR that have changed. Exit code 1: one was refused.
import { closeDb, getDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { compileMessages } from './messages.ts';
import { command } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';
import { publishAll } from './steps/publish-all.ts';

await command(async () => {
  await compileMessages();
  const database = await openDatabase('command');
  try {
    await migrate(getDb());
    const { refused } = await publishAll();
    if (refused.length > 0) process.exitCode = 1;
  } finally {
    await closeDb();
    await database.close();
  }
});
// the message compiler leaves timers of half a minute behind
process.exit();
