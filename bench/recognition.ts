// npm run bench -- recognition: whether answering and practising slow down as answers pile up. The
// same verbs on an empty database and on one with a million responses of five thousand people. The
// answer is one that the sums of managers count; then how long these take to read.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openDb } from '#lib/server/db/database.ts';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { median } from './race.ts';
import { print } from './print.ts';
import { fillAgency } from './recognition/fill-agency.ts';
import { prepare, type Rider } from './road/prepare.ts';

const rounds = 200;

/**
 * How many times slower with a million responses. Rounds alternate between the two databases, so that
 * what else the machine does hits both. About two minutes.
 */
export async function recognition(): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hornbook-bench-'));
  const server = await startEmbedded({ dataDir });
  try {
    const [empty, full] = [await open(server.url, 'empty'), await open(server.url, 'full')];
    const managerId = await fillAgency(full.db, full.rider);
    const took = { empty: noFigures(), full: noFigures() };
    for (let round = 0; round < rounds; round++)
      for (const [name, place] of [['empty', empty] as const, ['full', full] as const]) {
        const { answer, practice } = await measure(place);
        // the first rounds warm up
        if (round < rounds / 4) continue;
        took[name].answer.push(answer);
        took[name].practice.push(practice);
      }
    const read = await confusion(full.db, managerId);
    await Promise.all([empty.db.destroy(), full.db.destroy()]);
    for (const what of ['answer', 'practice'] as const) {
      const [small, large] = [median(took.empty[what]), median(took.full[what])];
      print(`${what}_ms`, large, 'ms');
      print(`${what}_growth`, large / small, 'times');
    }
    print('confusion_ms', read, 'ms');
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const noFigures = () => ({ answer: [] as number[], practice: [] as number[] });

type Place = { db: Db; rider: Rider };

async function open(url: string, name: string): Promise<Place> {
  const server = openDb(url);
  await sql`create database ${sql.id(name)}`.execute(server);
  await server.destroy();
  const own = new URL(url);
  own.pathname = `/${name}`;
  const rider = await prepare(own.href, 'decide');
  return { db: openDb(own.href), rider };
}

/** Milliseconds: an answer kept and marked; a practice begun and its next item opened. */
async function measure({ db, rider }: Place): Promise<{ answer: number; practice: number }> {
  const { submitResponse } = await import('#lib/server/response/submit-response.ts');
  const { startPractice } = await import('#lib/server/practice/start-practice.ts');
  const { openItem } = await import('#lib/server/practice/open-item.ts');
  const { personId, revision, question, fields } = rider;
  const now = new Date();
  const sent = {
    ...{ id: randomUUID(), person: personId, revision, question, fields },
    ...{ language: 'en', confidence: 2 as const, givenAt: null }
  };
  const answer = await timed(() => submitResponse(db, sent, personId, now));
  const id = randomUUID();
  // of a kind that is never gone on with, so that each round begins one
  const start = { id, personId, kind: 'pair' as const, courseId: null };
  const pair = { id: 'bench', questions: [question], taxa: [] };
  const practice = await timed(async () => {
    await startPractice(db, { ...start, pair }, now);
    await openItem(db, { personId, practiceId: id, number: 1 }, 'en', now);
  });
  return { answer, practice };
}

/** Milliseconds to everything on the page of recognition in the whole agency. */
async function confusion(db: Db, managerId: string): Promise<number> {
  const { readRecognition } = await import('#lib/server/recognition/read-recognition.ts');
  const took: number[] = [];
  for (let round = 0; round < rounds / 4; round++) {
    const query = { now: new Date(), unit: null, group: null };
    took.push(await timed(() => readRecognition(db, managerId, query, 'en')));
  }
  return median(took);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
