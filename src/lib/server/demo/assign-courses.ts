import { assign } from '#lib/server/assignment/assign.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { demoDoors, type DemoUnit } from './demo-people.ts';

const day = 24 * 3_600_000;

/** What the demo's manager asked of everybody, made once: `long` before the first people came, or lately. */
export async function assignCourses(
  db: Db,
  units: Record<DemoUnit, string>,
  when: 'long' | 'lately',
  now: Date
): Promise<void> {
  const manager = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', demoDoors.manager)
    .executeTakeFirst();
  if (!manager) return;
  for (const { id, course, ago, days, again } of asked[when])
    await assign(
      db,
      {
        id,
        courseIds: [course],
        programmeId: null,
        unitId: units.south,
        role: null,
        people: null,
        due: { kind: 'within', days },
        again: again ? { kind: 'every', months: again } : null,
        fresh: false,
        replaces: null
      },
      manager.id,
      new Date(now.getTime() - ago * day)
    );
}

// the newcomer's course; one that is overdue by now, and one that soon will be
const asked = {
  long: [
    {
      id: '0d9a1c52-7f0e-4a49-9c51-6d6b8f1f0a01',
      ...{ course: 'saiga-horn', ago: 900, days: 90, again: 24 }
    }
  ],
  lately: [
    {
      id: '0d9a1c52-7f0e-4a49-9c51-6d6b8f1f0a02',
      ...{ course: 'falcons', ago: 50, days: 30, again: 0 }
    },
    {
      id: '0d9a1c52-7f0e-4a49-9c51-6d6b8f1f0a03',
      ...{ course: 'musk-deer', ago: 20, days: 30, again: 0 }
    }
  ]
};
