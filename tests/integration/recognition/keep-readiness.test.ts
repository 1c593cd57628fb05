import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { randomOf } from '#lib/domain/random.ts';
import { keepReadiness } from '#lib/server/recognition/keep-readiness.ts';
import { readReadiness } from '#lib/server/recognition/read-readiness.ts';
import { readRecognition } from '#lib/server/recognition/read-recognition.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { person, unit } from '../../support/village.ts';

// What is kept for whole trees is what the page of recognition tells of each unit.

const { db } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const groups = ['horn', 'musk'] as const;

test('of every unit it tells what its page of recognition tells, and no more', async () => {
  const random = randomOf('posts of three and of thirty');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const agency = await unit(db, 'Agency', null);
  const regions = [await unit(db, 'East', agency), await unit(db, 'West', agency)];
  const posts: string[] = [];
  for (let n = 0; n < 9; n++) posts.push(await unit(db, `Post ${n}`, pick(regions)));
  const units = [agency, ...regions, ...posts];
  const manager = await person(db, 'Manager', 'manager', agency, ['manager', agency]);
  for (let n = 0; n < 60; n++) {
    const one = await person(db, `Officer ${n}`, `officer-${n}`, pick(units.slice(n % 4)));
    for (const group of groups) if (random() < 0.5) await answered(one, group, pick(posts));
    // who has moved stands behind two units
    if (n % 5 === 0) await answered(one, 'horn', pick(posts));
  }
  await keepReadiness(db, now);
  const { units: kept, at } = await readReadiness(db, units, null);
  expect(at).toEqual(now);
  const seen = new Set<string>();
  for (const id of units) {
    const query = { now, unit: id, group: null };
    const { page } = (await readRecognition(db, manager, query, 'en'))!;
    const told = new Map(page.rows[0]!.tiles.map((tile) => [tile.group, tile.told]));
    for (const group of groups) {
      const one = kept.get(id)?.find((other) => other.group === group);
      const page = told.get(group) ?? { kind: 'none' as const };
      seen.add(page.kind);
      if (page.kind === 'told') {
        const { answers, hits, misses, falseAlarms, clears } = page.counts;
        expect(one?.counts).toEqual({ answers, hits, misses, falseAlarms, clears });
      } else if (page.kind === 'few') expect(one?.counts).toBeNull();
      else expect(one).toBeUndefined();
    }
  }
  expect([...seen].sort()).toEqual(['few', 'told']);

  // not sooner than ten minutes later
  await moveUnit(db, { id: posts[0]!, parentId: regions[0]! }, null, now);
  await sql`update recognition set answers = answers + 1, hits = hits + 1`.execute(db);
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  await keepReadiness(db, later(9));
  expect((await readReadiness(db, units, null)).units).toEqual(kept);
  await keepReadiness(db, later(10));
  expect((await readReadiness(db, units, null)).at).toEqual(later(10));
  expect((await readReadiness(db, units, null)).units).not.toEqual(kept);
});

/** The sums that an answer adds to, as counting marks keeps them. */
async function answered(personId: string, group: string, unitId: string): Promise<void> {
  await sql`insert into recognition_taxon as kept
      (unit_id, taxon_group, truth, person_id, last_quarter, answers)
    values (${unitId}, ${group}, '', ${personId}, '2026-10-01', 1)
    on conflict (unit_id, taxon_group, truth, person_id) do nothing`.execute(db);
  await sql`insert into recognition as kept (unit_id, taxon_group, quarter, kind, truth, answer,
      answers, good, hits, misses, false_alarms, clears, guessed, guessed_good, fairly, fairly_good,
      sure, sure_good)
    values (${unitId}, ${group}, '2026-10-01', 'all', '', '', 2, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0)
    on conflict (kind, taxon_group, unit_id, quarter, truth, answer)
    do update set answers = kept.answers + 2, hits = kept.hits + 1,
      false_alarms = kept.false_alarms + 1`.execute(db);
}
