import type { LoadedCourse } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { closeReport } from '#lib/server/report/close-report.ts';
import { fileReport } from '#lib/server/report/file-report.ts';
import { shownInModule } from '#lib/server/report/find-shown.ts';
import { demoDoors } from './demo-people.ts';

const day = 24 * 3_600_000;

/** What two officers of the demo say of the first questions; one has been answered. Once only. */
export async function reportFaults(db: Db, { course }: LoadedCourse, now: Date): Promise<void> {
  const questions = course.modules.flatMap((module) => module.questions.map(({ id }) => id));
  for (const [index, { badge, ...told }] of faults.entries()) {
    const personId = await personOf(db, badge);
    const reader = { personId, language: 'ru' };
    const found = await shownInModule(db, reader, course.id, questions[index] ?? '');
    if (!found) continue;
    const at = new Date(now.getTime() - (faults.length - index) * 6 * day);
    await fileReport(db, { id: told.id, personId, shown: found.shown, words: told.words }, at);
    if (told.answer) {
      const by = await personOf(db, demoDoors.trainer);
      const closing = { id: told.id, courseId: course.id, by, answer: told.answer };
      await closeReport(db, closing, new Date(at.getTime() + 2 * day));
    }
  }
}

const faults = [
  {
    ...{ badge: 'KG-1002', id: '6f3f5c1e-6d0b-4c59-9a53-0f3c6e1a2b01' },
    words: 'На экране телефона рисунок слишком тёмный, канала почти не видно.',
    answer: 'Спасибо. Рисунок можно увеличить: нажмите на него. Мы добавим подсказку.'
  },
  {
    ...{ badge: 'KG-1101', id: '6f3f5c1e-6d0b-4c59-9a53-0f3c6e1a2b02' },
    words: 'Мне кажется, верны два ответа: у старого рога кольца доходят почти до конца.',
    answer: null
  }
];

async function personOf(db: Db, badge: string): Promise<string> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', badge)
    .executeTakeFirstOrThrow();
  return person.id;
}
