import { randomUUID } from 'node:crypto';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { addReach } from '#lib/server/standing/move-reach.ts';

// The people whom the integration tests know. The agency has two regions; Dostuk lies in the south,
// Torugart and Irkeshtam in the east. Cholpon is over the south, Dinara over the east, Gulnara over
// everybody; Erlan writes courses; Farida keeps the accounts.

const began = new Date('2026-01-05T03:00:00Z');

export type Village = Awaited<ReturnType<typeof buildVillage>>;

/** Builds the village into an empty database. Gives the ids by name. About 10 ms. */
export async function buildVillage(db: Db) {
  const agency = await unit(db, 'Customs Service', null);
  const south = await unit(db, 'South', agency);
  const east = await unit(db, 'East', agency);
  const dostuk = await unit(db, 'Dostuk', south);
  const torugart = await unit(db, 'Torugart', east);
  const irkeshtam = await unit(db, 'Irkeshtam', east);
  return {
    units: { agency, south, east, dostuk, torugart, irkeshtam },
    aigul: await person(db, 'Айгүл Асанова', 'aigul', dostuk),
    bek: await person(db, 'Бек Турдубаев', 'bek', torugart),
    meerim: await person(db, 'Мээрим Ысакова', 'meerim', irkeshtam),
    cholpon: await person(db, 'Чолпон Жумабекова', 'cholpon', dostuk, ['manager', south]),
    dinara: await person(db, 'Динара Өмүралиева', 'dinara', torugart, ['manager', east]),
    gulnara: await person(db, 'Гүлнара Абдыкеримова', 'gulnara', agency, ['manager', agency]),
    erlan: await person(db, 'Ерлан Қасымов', 'erlan', agency, ['trainer', null]),
    farida: await person(db, 'Фарида Раҳимова', 'farida', agency, ['administrator', null])
  };
}

/** A unit under another, with what is above it. */
export async function unit(db: Db, name: string, parentId: string | null): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('unit')
    .values({ id, name, parent_id: parentId, created_at: began })
    .execute();
  const above = parentId
    ? await db.selectFrom('unit_above').selectAll().where('unit_id', '=', parentId).execute()
    : [];
  await db
    .insertInto('unit_above')
    .values([
      { unit_id: id, above_id: id, depth: 0 },
      ...above.map((row) => ({ unit_id: id, above_id: row.above_id, depth: row.depth + 1 }))
    ])
    .execute();
  await addReach(db, id);
  await db
    .insertInto('unit_place')
    .values({ unit_id: id, parent_id: parentId, from_at: began })
    .execute();
  return id;
}

/** A person posted at a unit: an officer, and what else `also` says. */
export async function person(
  db: Db,
  name: string,
  login: string,
  unitId: string,
  also?: [RoleName, string | null]
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('person')
    .values({
      id,
      name,
      email: `${login}@customs.test`,
      badge: `T-${login}`,
      language: 'ru',
      time_zone: 'Asia/Bishkek',
      created_at: began
    })
    .execute();
  await db
    .insertInto('posting')
    .values({ id: randomUUID(), person_id: id, unit_id: unitId, from_at: began })
    .execute();
  const roles: [RoleName, string | null][] = [['officer', null], ...(also ? [also] : [])];
  await db
    .insertInto('role_grant')
    .values(
      roles.map(([role, unit_id]) => ({
        id: randomUUID(),
        person_id: id,
        role,
        unit_id,
        granted_at: began
      }))
    )
    .execute();
  return id;
}
