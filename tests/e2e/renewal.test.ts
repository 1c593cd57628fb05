import { words, theCourse } from './support/course.ts';
import { expect, test } from './support/people.ts';
import { earnCertificate } from './support/road.ts';
import { sitThrough } from './support/sit.ts';

const en = words('en');
const day = 86_400_000;

test('an officer whose practice shows mastery renews by a shorter exam, and loses no day', async ({
  page,
  db,
  enter
}) => {
  const officer = await enter();
  const { id } = await earnCertificate(db, officer.id);
  const ends = new Date(Date.now() + 30 * day);
  await db.updateTable('certificate').set({ expires_at: ends }).where('id', '=', id).execute();
  const { course } = await theCourse(db);
  await page.goto(`/courses/${course.id}/exam`);
  await expect(page.locator('main')).toContainText(en.renewal_full!);

  const asked = Object.values(course.questions).filter(({ place }) => place === 'module');
  await db
    .insertInto('review_card')
    .values(
      asked.map((question) => ({
        ...{ person_id: officer.id, course_id: course.id, question_id: question.id },
        ...{
          about: '',
          stability: 90,
          difficulty: 4,
          reviews: 5,
          lapses: 0,
          verdict: 'right' as const
        },
        ...{ reviewed_at: new Date(Date.now() - 2 * day), due_at: new Date(Date.now() + 80 * day) }
      }))
    )
    .execute();
  await page.reload();
  await expect(page.locator('main')).toContainText(en.renewal_short!);
  await sitThrough(page, db);
  const certificates = await db
    .selectFrom('certificate')
    .innerJoin('attempt', 'attempt.id', 'certificate.attempt_id')
    .select(['certificate.expires_at', 'attempt.rule'])
    .where('person_id', '=', officer.id)
    .orderBy('issued_at', 'desc')
    .execute();
  expect(certificates).toHaveLength(2);
  expect(certificates[0]!.rule).toMatchObject({ renewal: true, pass: course.exam.pass });
  const months = (certificates[0]!.expires_at!.getTime() - ends.getTime()) / (30.4 * day);
  expect(Math.round(months)).toBe(course.validMonths);
});
