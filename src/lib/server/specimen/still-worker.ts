// Runs in a thread of its own: drawing takes half a second of computing, in which the server would
// answer nobody. One order at a time, each answered with its number.
import { parentPort } from 'node:worker_threads';
import { build } from '#lib/domain/specimen/build.ts';
import { drawStill, type Still } from '#lib/domain/specimen/draw/draw-still.ts';
import { drawPlate } from '#lib/domain/specimen/plate/draw-plate.ts';
import { encodeStill } from './encode-still.ts';
import type { DrawnStill, PlateJob, StillJob } from './draw-in-thread.ts';

parentPort!.on('message', ({ number, ...job }: (StillJob | PlateJob) & { number: number }) => {
  draw(job).then(
    (bytes) => answer({ number, bytes }),
    (error: Error) => answer({ number, problem: error.stack ?? String(error) })
  );
});

// the same picture is often wanted in the other format next
let last = { made: '', still: undefined as Still | undefined };

async function draw(job: StillJob | PlateJob): Promise<Uint8Array> {
  if ('words' in job) return Buffer.from(drawPlate(build(job.recipe), job.words));
  const { recipe, wish, format } = job;
  const made = JSON.stringify([recipe, wish]);
  if (last.made !== made) last = { made, still: drawStill(build(recipe), wish) };
  return encodeStill(last.still!, format);
}

const answer = (drawn: DrawnStill) => parentPort!.postMessage(drawn);
