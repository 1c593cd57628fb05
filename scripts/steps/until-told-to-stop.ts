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
  return { stopped, fail: reject };
}
