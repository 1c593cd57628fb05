import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StillWish } from '#lib/domain/specimen/draw/draw-still.ts';
import type { PlateWords } from '#lib/domain/specimen/plate/draw-plate.ts';
import type { Recipe } from '#lib/domain/specimen/recipe.ts';
import type { StillFormat } from './encode-still.ts';

export type StillJob = { recipe: Recipe; wish: StillWish; format: StillFormat };
export type PlateJob = { recipe: Recipe; words: PlateWords };
export type DrawnStill =
  { number: number; bytes: Uint8Array } | { number: number; problem: string };

/** How many may wait; at half a second each the last of them waits for a quarter of a minute. */
export const mostWaiting = 30;
/** Longer than any picture takes on a slow machine, ms. */
const patience = 30_000;
/** An idle thread is kept this long, ms: it holds some 100 MB. */
const idle = 60_000;

type Waiting = { resolve: (bytes: Buffer) => void; reject: (error: Error) => void };
type Thread = {
  worker: Worker;
  waiting: Map<number, Waiting>;
  count: number;
  /** Ends the thread when it is idle, or when it draws too long. */
  end?: NodeJS.Timeout;
};
const place = globalThis as typeof globalThis & { hornbookStills?: Thread };

/** Draws and encodes in another thread; null: too many are waiting already. Throws what went wrong there. */
export async function drawInThread(job: StillJob | PlateJob): Promise<Buffer | null> {
  const thread = (place.hornbookStills ??= startThread());
  if (thread.waiting.size >= mostWaiting) return null;
  thread.worker.ref();
  if (thread.waiting.size === 0) watch(thread);
  const number = ++thread.count;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      thread.waiting.set(number, { resolve, reject });
      thread.worker.postMessage({ ...job, number });
    });
  } finally {
    if (thread.waiting.size === 0) rest(thread);
  }
}

/** Lets the thread go; the next picture starts another. */
export async function endDrawing(): Promise<void> {
  const thread = place.hornbookStills;
  if (thread) await stop(thread, new Error('drawing was stopped'));
}

function startThread(): Thread {
  // plain Node runs it from the sources, in development as in a build: both are started from the root
  const worker = new Worker(path.resolve('src/lib/server/specimen/still-worker.ts'));
  const waiting = new Map<number, Waiting>();
  const thread: Thread = { worker, waiting, count: 0 };
  worker.on('message', (drawn: DrawnStill) => {
    const one = waiting.get(drawn.number);
    waiting.delete(drawn.number);
    if (waiting.size) watch(thread);
    if ('bytes' in drawn) one?.resolve(Buffer.from(drawn.bytes));
    else one?.reject(new Error(drawn.problem));
  });
  worker.on('error', (error) => void stop(thread, error));
  worker.on('exit', () => void stop(thread, new Error('the drawing thread ended')));
  return thread;
}

function watch(thread: Thread) {
  clearTimeout(thread.end);
  thread.end = setTimeout(() => void stop(thread, new Error('took too long')), patience).unref();
}

/** Nothing waits: a process may end, and after a while the thread does. */
function rest(thread: Thread) {
  thread.worker.unref();
  clearTimeout(thread.end);
  thread.end = setTimeout(() => void stop(thread, new Error('idle')), idle).unref();
}

async function stop(thread: Thread, why: Error) {
  if (place.hornbookStills === thread) place.hornbookStills = undefined;
  clearTimeout(thread.end);
  for (const { reject } of thread.waiting.values()) reject(why);
  thread.waiting.clear();
  await thread.worker.terminate();
}
