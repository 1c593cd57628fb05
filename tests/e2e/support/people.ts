import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContext, expect, test as base } from '@playwright/test';
import { sql } from 'kysely';
import { openDb } from '#lib/server/db/database.ts';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { hashPassword } from '#lib/server/session/password.ts';
import { setPassword } from '#lib/server/session/set-password.ts';
import { startSession } from '#lib/server/session/start-session.ts';
import { person, unit } from '../../support/village.ts';

export interface Visitor {
  id: string;
  name: string;
  badge: string;
}

interface Fixtures {
  db: Db;
  /** A person of one's own at a unit of the demo agency, who knows their password. */
  hire: (who?: Who) => Promise<Visitor>;
  /** The same, signed in in this browser. */
  enter: (who?: Who, context?: BrowserContext) => Promise<Visitor>;
}

export interface Who {
  unit?: string;
  role?: RoleName;
  /** Of which unit a manager is manager. */
  over?: string;
  language?: 'en' | 'ru';
}

export const password = 'saiga on the steppe';

/** Tests make their own people, so that they can run side by side and again. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern
  db: async ({}, use) => {
    const db = openDb(process.env.E2E_DATABASE_URL ?? '', { max: 2 });
    await use(db);
    await db.destroy();
  },
  // whatever a test looks at, a script that breaks in the page fails it
  page: async ({ page }, use) => {
    const broken: string[] = [];
    page.on('pageerror', ({ message }) => broken.push(message));
    await use(page);
    expect(broken).toEqual([]);
  },
  hire: async ({ db }, use) => {
    await use(async (who = {}) => {
      const visitor = await makePerson(db, who);
      const hash = await hashPassword(password);
      await db.transaction().execute((tx) => setPassword(tx, visitor.id, hash, new Date()));
      return visitor;
    });
  },
  enter: async ({ db, context, hire }, use) => {
    await use(async (who, into = context) => {
      const visitor = await hire(who);
      await into.addCookies([await cookieOf(db, visitor.id)]);
      return visitor;
    });
  }
});

/** A small screen that runs no script. */
export const oldPhone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });

export { expect };

/** A new session of this person, as a browser keeps it. */
export async function cookieOf(db: Db, personId: string) {
  const { name, value } = await startSession(db, personId, 'Test', new Date());
  return { name, value, domain: '127.0.0.1', path: '/', httpOnly: true };
}

export async function makePerson(
  db: Db,
  { unit: post = 'Dostuk', role, over, language = 'en' }: Who
) {
  const login = randomUUID().slice(0, 8);
  const name = `Тест ${login}`;
  const at = await unitId(db, post);
  const manages = role === 'manager' ? await unitId(db, over ?? post) : null;
  const also = role && role !== 'officer' ? ([role, manages] as [RoleName, string]) : undefined;
  const id = await person(db, name, login, at, also);
  await db.updateTable('person').set({ language }).where('id', '=', id).execute();
  return { id, name, badge: `T-${login}` };
}

/** A unit by its name; one that the agency does not have yet stands alone. */
export function unitId(db: Db, name: string): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('unit of a test'))`.execute(tx);
    const known = await tx.selectFrom('unit').select('id').where('name', '=', name).execute();
    return known[0]?.id ?? unit(tx, name, null);
  });
}
