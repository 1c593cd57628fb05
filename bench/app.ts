// The built app in a process of its own, as npm start serves it, telling its parent on request
// which statements it has sent since it was last asked.
import { openDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { doorsOf, serve } from '../scripts/steps/serve.ts';

type Statement = { sql: string; parameters: readonly unknown[] };

let listening = false;
let sent: Statement[] = [];
const place = globalThis as typeof globalThis & { hornbookDb?: ReturnType<typeof openDb> };
place.hornbookDb = openDb(env().DATABASE_URL, {
  max: env().DATABASE_POOL,
  log: ({ query }) => {
    if (listening) sent.push({ sql: query.sql, parameters: query.parameters });
  }
});

const serving = await serve(env(), doorsOf(env()));

process.on('message', (ask) => {
  if (ask === 'listen') {
    listening = true;
    sent = [];
  }
  if (ask === 'tell') {
    listening = false;
    process.send?.({ statements: sent });
  }
  if (ask === 'cpu') process.send?.({ cpu: process.cpuUsage() });
  if (ask === 'memory') process.send?.({ rss: process.memoryUsage().rss });
});
process.on('SIGTERM', () => void serving.drain().then(() => process.exit()));
process.send?.({ ready: true });
