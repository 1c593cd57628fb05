/**
 * `stopped` resolves at the first SIGINT, SIGTERM or SIGHUP, or when the process that started us is
 * gone; it rejects when `fail` is called. A second signal ends the process at once: the database
 * is told by the system, and loses nothing.
 */
export function untilToldToStop(): { stopped: Promise<void>; fail(why: Error): void } {
  const { promise: stopped, resolve, reject } = Promise.withResolvers<void>();
  stopped.catch(() => {});
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => resolve());
    process.once(signal, () => process.once(signal, () => process.exit(1)));
  }
  process.once('disconnect', () => resolve());
  process.channel?.unref();
  if (process.env.npm_lifecycle_event) whenOrphaned(resolve);
  return { stopped, fail: reject };
}

/** A signal to npm ends npm and its shell without reaching us: then we are nobody's, and stop. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}
