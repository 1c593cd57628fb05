// A process as the app is one: runs the embedded database in the folder it is given and keeps
// writing answers. Prints `database PID` when it has one and `kept ID` after each commit.
//   node tests/support/answering-app.ts FOLDER [name=value of the server …]
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDb } from '#lib/server/db/database.ts';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';

const [dataDir = '', ...pairs] = process.argv.slice(2);
const server = await startEmbedded({
  dataDir,
  bin: process.env.TEST_POSTGRES_BIN || undefined,
  settings: Object.fromEntries(pairs.map((pair) => pair.split('='))),
  tell: {
    restarted: () => console.log(`database ${server.pid}`),
    giveUp: (error) => {
      console.error(error.message);
      process.exit(1);
    }
  }
});
const db = openDb(server.url, { max: 4 });
await sql`create table if not exists answer (id uuid primary key, text text not null)`.execute(db);
// the table stands even where a careless server keeps its commits in memory
await sql`checkpoint`.execute(db);
console.log(`database ${server.pid}`);
await Promise.all([answer(), answer(), answer(), answer()]);

async function answer(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    try {
      await db.transaction().execute(async (tx) => {
        await sql`insert into answer values (${id}, ${'Saiga, hold. '.repeat(20)})`.execute(tx);
        // as verbs do, which think between their statements: the kill may come here, too
        await sleep(1);
      });
      console.log(`kept ${id}`);
    } catch {
      // not acknowledged: the person sees an error and sends again
      await sleep(20);
    }
  }
}
