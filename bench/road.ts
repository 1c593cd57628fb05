// npm run bench -- road: the officer's road. A module page and an answer against a bare server that
// sends the same statements and bytes; what a first visit weighs; how long a second start takes.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';
import { buildWhenStale } from '../scripts/steps/build-when-stale.ts';
import { answerRace, pageRace } from './road/races.ts';
import { prepare } from './road/prepare.ts';
import { measureStarts } from './road/starts.ts';
import { ask, endChildren, startApp } from './processes.ts';
import { print } from './print.ts';
import { weigh } from './road/weigh.ts';

const port = 4290;

/** Everything of the road, one line a measure. About two minutes. */
export async function road(): Promise<void> {
  await buildWhenStale();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hornbook-bench-'));
  const database = await startEmbedded({ dataDir });
  try {
    const rider = await prepare(database.url);
    const app = await startApp(database.url, port);
    const at = { app, url: `http://127.0.0.1:${port}`, database: database.url };
    await pageRace(at, rider);
    await answerRace(at, rider);
    print('memory', (await ask<{ rss: number }>(app, 'memory')).rss / 2 ** 20, 'MB');
    const weight = await weigh(at.url + rider.page, rider.cookie);
    print('page_first_visit_kB', weight.all, 'kB');
    print('page_js_css_kB', weight.code, 'kB');
  } finally {
    endChildren();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  await measureStarts(4292);
}
