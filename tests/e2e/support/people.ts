import { randomUUID } from 'node:crypto';
import { type BrowserContext, test as base } from '@playwright/test';
import { openDb } from '#lib/server/db/database.ts';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { startSession } from '#lib/server/session/start-session.ts';
import { person } from '../../support/village.ts';

export interface Visitor {
  id: string;
  name: string;
  badge: string;
}

interface Fixtures {
  db: Db;
  /** A person of one's own at a unit of the demo agency, signed in in this browser. */
  enter: (who: Who, context?: BrowserContext) => Promise<Visitor>;
}

export interface Who {
  unit?: string;
  role?: RoleName;
  /** Of which unit a manager is manager. */
  over?: string;
  language?: 'en' | 'ru';
}

/** Tests make their own people, so that they can run side by side and again. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern
  db: async ({}, use) => {
    const db = openDb(process.env.E2E_DATABASE_URL ?? '', { max: 2 });
    await use(db);
    await db.destroy();
  },
  enter: async ({ db, context }, use) => {
    await use(async (who, into = context) => {
      const visitor = await makePerson(db, who);
      const cookie = await startSession(db, visitor.id, 'Test', new Date());
      await into.addCookies([
        { name: cookie.name, value: cookie.value, domain: '127.0.0.1', path: '/', httpOnly: true }
      ]);
      return visitor;
    });
  }
});

export { expect } from '@playwright/test';

async function makePerson(db: Db, { unit = 'Dostuk', role, over, language = 'en' }: Who) {
  const login = randomUUID().slice(0, 8);
  const name = `Тест ${login}`;
  const at = await unitId(db, unit);
  const manages = role === 'manager' ? await unitId(db, over ?? unit) : null;
  const id = await person(
    db,
    name,
    login,
    at,
    role && role !== 'officer' ? [role, manages] : undefined
  );
  await db.updateTable('person').set({ language }).where('id', '=', id).execute();
  return { id, name, badge: `T-${login}` };
}

async function unitId(db: Db, name: string): Promise<string> {
  return (
    await db.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  ).id;
}
