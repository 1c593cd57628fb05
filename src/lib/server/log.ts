import pino, { type Logger } from 'pino';
import { env } from './env.ts';

let logger: Logger | undefined;

/** What an error says of itself; what the driver hangs on it (its client, the values) stays out. */
function errorFacts(error: Error & { code?: string }) {
  const { name, message, stack, code, cause } = error;
  return { type: name, message, stack, code, cause: cause instanceof Error ? cause.stack : cause };
}

/**
 * The log of this process: one JSON object a line on standard output. Nothing secret goes in: no
 * passwords, no cookies, no addresses of pages (an invitation's address is its secret).
 */
export const log = (): Logger =>
  (logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFacts }
  }));
