import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../processes.ts';
import type { Readers } from './readers-of.ts';

export interface Exported {
  /** Milliseconds from asking to the first byte. */
  firstByte: number;
  rows: number;
  rowsPerSecond: number;
  /** By how much the process grew at most while it wrote. */
  megabytes: number;
}

/** The whole matrix of the whole agency as CSV, by the manager over all of it. */
export async function measureExport(
  app: ChildProcess,
  address: string,
  { managers }: Readers
): Promise<Exported> {
  const memory = async () => (await ask<{ rss: number }>(app, 'memory')).rss / 2 ** 20;
  const before = await memory();
  let most = before;
  let isDone = false;
  const watching = (async () => {
    for (; !isDone; await sleep(200)) most = Math.max(most, await memory());
  })();
  const began = performance.now();
  const response = await fetch(`${address}/team/export?screen=team&format=csv`, {
    headers: { cookie: managers[0]!.cookie }
  });
  if (!response.ok || !response.body) throw new Error(`the export answered ${response.status}`);
  let firstByte = 0;
  let rows = 0;
  for await (const piece of response.body) {
    firstByte ||= performance.now() - began;
    for (const byte of piece) if (byte === 10) rows++;
  }
  const seconds = (performance.now() - began) / 1000;
  isDone = true;
  await watching;
  return { firstByte, rows, rowsPerSecond: rows / seconds, megabytes: most - before };
}
