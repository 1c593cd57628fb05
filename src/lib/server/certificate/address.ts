import { env } from '#lib/server/env.ts';

/** Where anyone checks a certificate. `origin`: of this request, for where none is set. */
export function checkAddress(code: string, origin: string): string {
  return `${env().ORIGIN || origin}/verify/${code}`;
}
