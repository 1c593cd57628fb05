// A process as the app is one: runs the embedded database in the folder it is given and keeps
// writing answers. Prints `database PID` when it has one and `kept ID` after each commit.
//   node tests/support/answering-app.ts FOLDER [name=value of the server …]
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
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
const pool = new pg.Pool({ connectionString: server.url, max: 4 });
pool.on('error', () => {});
await pool.query('create table if not exists answer (id uuid primary key, text text not null)');
// the table stands even where a careless server keeps its commits in memory
await pool.query('checkpoint');
console.log(`database ${server.pid}`);
await Promise.all([answer(), answer(), answer(), answer()]);

async function answer(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    try {
      await pool.query('insert into answer values ($1, $2)', [id, 'Saiga, hold. '.repeat(20)]);
      console.log(`kept ${id}`);
    } catch {
      // not acknowledged: the person sees an error and sends again
      await sleep(20);
    }
  }
}
