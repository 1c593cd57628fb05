// npm run recount
// Makes all figures of managers anew from the record: standings of everybody on every day, and sums of
// recognition. They are kept right as things happen; this is for whoever doubts it, while the app runs.
import { kyselyOver } from '#lib/server/db/backup/kysely-over.ts';
import { plainClient } from '#lib/server/db/backup/plain-client.ts';
import { closeDb, getDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { recountAll as recountRecognition } from '#lib/server/recognition/recount-all.ts';
import { recountAll as recountStandings } from '#lib/server/standing/recount-all.ts';
import { command, step } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';

await command(async () => {
  const database = await openDatabase('command');
  const client = await plainClient(database.url);
  try {
    await migrate(getDb());
    await step('Counting how everybody stands on every day', async () => {
      await client.query('begin');
      await recountStandings(client, new Date());
      await client.query('commit');
      await client.query(
        'vacuum analyze standing_span, standing_tally, standing_mark, standing_base'
      );
    });
    await step('Counting recognition', async () => {
      await client.query('begin');
      await recountRecognition(kyselyOver(client));
      await client.query('commit');
    });
    console.log('All figures were made anew from the record.');
  } finally {
    await client.end();
    await closeDb();
    await database.close();
  }
});
