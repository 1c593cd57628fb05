import { getDb } from '#lib/server/db/database.ts';
import { isAlive } from '#lib/server/db/is-alive.ts';

/** For proxies and supervisors: 200 while requests can be served, else 503. */
export async function GET(): Promise<Response> {
  const alive = await isAlive(getDb());
  return new Response(alive ? 'ok\n' : 'no database\n', {
    status: alive ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' }
  });
}
