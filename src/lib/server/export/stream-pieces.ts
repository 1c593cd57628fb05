/** How long a reader may take, milliseconds: for all of it, and between two pieces. */
export interface Patience {
  whole: number;
  piece: number;
}

export const usualPatience: Patience = { whole: 10 * 60_000, piece: 60_000 };

/**
 * Pieces as a reader takes them: one is made when it is asked for. When the reader goes away, or is
 * slower than our patience, `stop` ends what they are made of. A file that was cut off so arrives as
 * broken, not as complete.
 */
export function streamPieces(
  pieces: AsyncGenerator<string | Uint8Array>,
  stop: () => Promise<void>,
  patience: Patience = usualPatience
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let [isOver, fail] = [false, (_error: Error) => {}];
  const long = setTimeout(giveUp, patience.whole);
  let slow = setTimeout(giveUp, patience.piece);

  async function end(): Promise<void> {
    isOver = true;
    clearTimeout(slow);
    clearTimeout(long);
    await stop();
    await pieces.return(undefined).catch(() => {});
  }
  function giveUp(): void {
    fail(new Error('the reader of an export was too slow'));
    void end();
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => controller.error(error);
      },
      async pull(controller) {
        clearTimeout(slow);
        try {
          const { done, value } = await pieces.next();
          if (isOver) return;
          if (done) {
            await end();
            return controller.close();
          }
          controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
          slow = setTimeout(giveUp, patience.piece);
        } catch (error) {
          if (isOver) return;
          await end();
          throw error;
        }
      },
      cancel: end
    },
    // nothing is made before somebody waits for it
    { highWaterMark: 0 }
  );
}
