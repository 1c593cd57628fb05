import { isoDay } from '#lib/domain/time/say-time.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { enterTraining, type TrainingWish } from '#lib/server/training/enter-training.ts';
import { keepAttendance } from '#lib/server/training/keep-attendance.ts';
import { demoDoors, type DemoUnit } from './demo-people.ts';

const day = 24 * 3_600_000;

/** Two trainings of the demo's region, made once: one that was held, one to come. */
export async function enterTrainings(
  db: Db,
  units: Record<DemoUnit, string>,
  now: Date
): Promise<void> {
  const manager = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', demoDoors.manager)
    .executeTakeFirst();
  if (!manager || (await isThere(db))) return;
  for (const { inDays, unit, ...facts } of trainings) {
    const at = new Date(now.getTime() + Math.min(inDays, 0) * day);
    const held = new Date(now.getTime() + inDays * day);
    const wish = { ...facts, unitId: units[unit], day: isoDay(held, 'Asia/Bishkek') };
    await enterTraining(db, wish, manager.id, at);
  }
  await excuseOne(db, manager.id, now);
}

async function isThere(db: Db): Promise<boolean> {
  const last = trainings.at(-1)!.id;
  const found = await db
    .selectFrom('training')
    .select('id')
    .where('id', '=', last)
    .executeTakeFirst();
  return found !== undefined;
}

/** Of the training that was held, one was found not to have been there. */
async function excuseOne(db: Db, managerId: string, now: Date): Promise<void> {
  const { id } = trainings[0]!;
  const one = await db
    .selectFrom('training_person')
    .select('person_id')
    .where('training_id', '=', id)
    .orderBy('person_id')
    .limit(1)
    .executeTakeFirst();
  if (!one) return;
  const said = { state: 'excused' as const, minutes: null, remark: 'Дежурство на посту' };
  const at = new Date(now.getTime() - 12 * day);
  await keepAttendance(db, id, [{ personId: one.person_id, ...said }], managerId, at);
}

type Demo = Omit<TrainingWish, 'day' | 'unitId'> & { inDays: number; unit: DemoUnit };

const trainings: Demo[] = [
  {
    ...{ id: '0d9a1c52-7f0e-4a49-9c51-6d6b8f1f0b01', inDays: -14, unit: 'south' },
    ...{ kind: 'hands-on', title: 'Рог сайгака в руках: кольца и просвет', courseId: 'saiga-horn' },
    hours: { begins: '09:00', ends: '12:30', minutes: 210 },
    ...{ place: 'Пост Достук, досмотровый зал', trainer: 'Академия таможенной службы' },
    ...{ topics: 'Кольца, просвет, вес; подделки из воска и смолы', groups: ['horn'], note: '' },
    ...{ people: 'everybody', present: true }
  },
  {
    ...{ id: '0d9a1c52-7f0e-4a49-9c51-6d6b8f1f0b02', inDays: 6, unit: 'south' },
    ...{ kind: 'exercise', title: 'Учение: мускус в почтовой посылке', courseId: 'musk-deer' },
    hours: { begins: '14:00', ends: '17:00', minutes: 180 },
    ...{ place: 'Ош, почтовый склад', trainer: 'Академия таможенной службы' },
    ...{ topics: '', groups: ['musk'], note: '', people: 'everybody', present: false }
  }
];
