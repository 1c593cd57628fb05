// npm run migrate: brings the tables up to date, and nothing else.
import { closeDb, getDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { command } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';

await command(async () => {
  const database = await openDatabase('command');
  try {
    const ran = await migrate(getDb());
    console.log(ran.length ? `Migrated: ${ran.join(', ')}` : 'The tables were up to date.');
  } finally {
    await closeDb();
    await database.close();
  }
});
