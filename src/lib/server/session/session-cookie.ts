import type { Db } from '#lib/server/db/schema.ts';
import { lucia } from './lucia.ts';

/** What a page gives to `cookies.set(name, value, attributes)`. */
export interface SessionCookie {
  name: string;
  value: string;
  attributes: {
    path: string;
    httpOnly: boolean;
    sameSite: 'lax';
    secure: boolean;
    maxAge: number;
  };
}

/** The cookie that carries a session's secret; an empty secret takes the cookie away. */
export function sessionCookie(db: Db, secret: string, now: Date): SessionCookie {
  const door = lucia(db, now);
  const made = secret ? door.createSessionCookie(secret) : door.createBlankSessionCookie();
  const { maxAge = 0, secure = false } = made.attributes;
  return {
    name: made.name,
    value: made.value,
    attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge }
  };
}
