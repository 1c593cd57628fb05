import { EmbeddedError } from '#lib/server/db/embedded/embedded-error.ts';
import { EnvError } from '#lib/server/env.ts';

/** What keeps a command from its work, in a sentence with the next step; shown without a stack. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Runs a command to its end; expected failures are one sentence, surprises come with their stack. */
export async function command(work: () => Promise<void>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', goOn);
  try {
    await work();
  } catch (error) {
    const expected = [CommandError, EmbeddedError, EnvError].some((kind) => error instanceof kind);
    console.error(expected ? (error as Error).message : error);
    process.exitCode = 1;
  }
}

/** Whoever read our words may have gone (`npm start | head`): the work goes on without them. */
function goOn(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Says what is being done, and how long it took where that was long. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  console.log(`${what} …`);
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  if (seconds > 2) console.log(`  ${seconds.toFixed(1)} s`);
  return result;
}
