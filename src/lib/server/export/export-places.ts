import { env } from '#lib/server/env.ts';

// Each export holds a connection for as long as its reader takes: so many at once leave enough for pages.
const most = () => Math.max(1, Math.floor(env().DATABASE_POOL / 3));

const place = globalThis as typeof globalThis & { hornbookExports?: number };

/**
 * A place among the exports of this process; null: all are taken. Whoever got one calls it to give it
 * back; twice is once.
 */
export function takePlace(): (() => void) | null {
  const taken = place.hornbookExports ?? 0;
  if (taken >= most()) return null;
  place.hornbookExports = taken + 1;
  let isMine = true;
  return () => {
    if (isMine) place.hornbookExports! -= 1;
    isMine = false;
  };
}
