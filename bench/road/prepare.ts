import { openDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { setEnv } from '#lib/server/env.ts';
import { person, unit } from '../../tests/support/village.ts';

/** Who rides the road: a signed-in officer, the page of a step that asks, and its answer. */
export interface Rider {
  cookie: string;
  personId: string;
  page: string;
  revision: string;
  question: string;
  fields: Record<string, string>;
}

/** Fills an empty database with the published courses and one officer; `kind`: what is answered. */
export async function prepare(
  url: string,
  asked: 'choose-one' | 'decide' = 'choose-one'
): Promise<Rider> {
  setEnv({ DATABASE_URL: url });
  // words are compiled by the build, which comes first
  const { loadCourses } = await import('#lib/server/course/load-course.ts');
  const { publishCourses } = await import('#lib/server/course/publish-courses.ts');
  const { startSession } = await import('#lib/server/session/start-session.ts');
  const db = openDb(url);
  await migrate(db);
  await publishCourses(db, { folder: 'courses', now: new Date(), publishedBy: null });
  const personId = await person(db, 'Bench', 'bench', await unit(db, 'Bench', null));
  const session = await startSession(db, personId, 'bench', new Date());
  const [loaded] = await loadCourses(db);
  await db.destroy();
  if (!loaded) throw new Error('no course was published');
  const { course, revision } = loaded;
  const question = Object.values(course.questions).find(
    ({ kind, place }) => kind === asked && place === 'module'
  );
  if (question?.kind !== 'choose-one' && question?.kind !== 'decide')
    throw new Error('the course asks no choice');
  return {
    cookie: `${session.name}=${session.value}`,
    personId,
    page: `/courses/${course.id}/${question.module}/${question.step}`,
    revision: revision.revisionId,
    question: question.id,
    fields: { choice: [question.key.right].flat()[0]! }
  };
}
