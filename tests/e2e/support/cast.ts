import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { json } from '#lib/server/db/json.ts';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { stillAddress } from '#lib/server/specimen/still-address.ts';
import { makeToken } from '#lib/server/session/token.ts';
import { enterTraining } from '#lib/server/training/enter-training.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { courseId, theCourse } from './course.ts';
import { cookieOf, makePerson, unitId } from './people.ts';
import { answerInModules, beginExam, beginPractice, earnCertificate } from './road.ts';

/** Who tries a door, in the order of the table's columns. */
export const askers = [
  ...(['nobody', 'owner', 'colleague', 'foreigner'] as const),
  ...(['manager', 'stranger', 'trainer', 'administrator'] as const)
];
export type Asker = (typeof askers)[number];

/** The people who try the doors, their cookies, and what the owner has behind them. */
export type Cast = Awaited<ReturnType<typeof buildCast>>;

/**
 * The owner is an officer of Dostuk with a certificate and another exam under way; the colleague is
 * at Dostuk too, the foreigner at Torugart; the manager is over Dostuk, the stranger over Torugart.
 */
export async function buildCast(db: Db) {
  await forgetTries(db);
  const [dostuk, torugart] = [{ unit: 'Dostuk' }, { unit: 'Torugart' }];
  const who: Record<Exclude<Asker, 'nobody'>, { unit: string; role?: RoleName }> = {
    ...{ owner: dostuk, colleague: dostuk, foreigner: torugart },
    manager: { ...dostuk, role: 'manager' },
    stranger: { ...torugart, role: 'manager' },
    trainer: { ...dostuk, role: 'trainer' },
    administrator: { ...dostuk, role: 'administrator' }
  };
  const cookies: Record<string, string> = { nobody: '' };
  const ids: Record<string, string> = {};
  for (const [name, one] of Object.entries(who)) {
    const { id } = await makePerson(db, one);
    const { name: cookie, value } = await cookieOf(db, id);
    ids[name] = id;
    cookies[name] = `${cookie}=${value}`;
  }
  const owner = ids.owner!;
  const managersImport = await writeImport(db, ids.manager!);
  return {
    cookies: cookies as Record<Asker, string>,
    ids,
    managersImport,
    training: await writeTraining(db, { manager: ids.manager!, owner }),
    subscription: await writeSubscription(db, ids.manager!),
    ...(await belongings(db, owner))
  };
}

const anIndividual = {
  ...{ taxon: 'saiga_tatarica', seed: 100_001, setting: 0 },
  ...{ view: 'front' as const, tone: 'any' as const }
};

async function belongings(db: Db, owner: string) {
  const certificate = await earnCertificate(db, owner);
  // ends soon, so that it may be renewed: the one person has both
  const soon = new Date(Date.now() + 20 * 24 * 3_600_000);
  await db
    .updateTable('certificate')
    .set({ expires_at: soon })
    .where('id', '=', certificate.id)
    .execute();
  const { attemptId } = await beginExam(db, owner);
  await answerInModules(db, owner);
  const { practiceId: practice } = await beginPractice(db, owner);
  const { course, revisionId } = await theCourse(db);
  const picture = await db.selectFrom('media').select('hash').limit(1).executeTakeFirstOrThrow();
  return {
    owner,
    course: courseId,
    module: course.modules[1]!.id,
    sourceFile: course.modules[1]!.file,
    certificate: certificate.id,
    code: certificate.code,
    attempt: attemptId,
    submitted: certificate.attempt_id,
    question: course.modules[1]!.questions[0]!.id,
    report: await writeReport(db, owner),
    changedKey: await writeChangedKey(db),
    practice,
    media: picture.hash,
    still: stillAddress({ ...anIndividual, revision: revisionId }),
    unit: await unitId(db, 'Dostuk'),
    assignment: await writeAssignment(db, owner),
    mail: await writeMail(db, owner),
    invitation: await writeInvitation(db, owner),
    reset: await writeReset(db, owner)
  };
}

/** All tests come from one address, which is more than a limit is made for. */
export async function forgetTries(db: Db): Promise<void> {
  await db.deleteFrom('rate_limit').where('key', 'like', '%-address:%').execute();
}

/** An import of the manager's that was undone: nothing can be asked of it any more. */
async function writeImport(db: Db, made_by: string): Promise<string> {
  const id = randomUUID();
  const counts = { created: 0, updated: 0, same: 1, heading: 0, failed: 0, undone: 0, kept: 0 };
  const reading = { kind: 'text', encoding: 'utf-8', sureness: 'sure', separator: ';', line: 1 };
  await db
    .insertInto('people_import')
    .values({
      ...{ id, made_by, as_role: 'manager' as const, made_at: new Date(), file_name: 'people.csv' },
      ...{ language: 'en', time_zone: 'Asia/Bishkek', state: 'undone' as const, rows: 1 },
      counts: JSON.stringify(counts),
      reading: JSON.stringify({
        ...reading,
        columns: { name: 0 },
        headings: ['Name'],
        lossy: false
      })
    })
    .execute();
  const typed = {
    name: 'Nobody',
    email: '',
    badge: 'X',
    unit: '',
    role: '',
    language: '',
    from: ''
  };
  await db
    .insertInto('people_import_row')
    .values({ import_id: id, line: 2, typed: JSON.stringify(typed), verdict: 'same' })
    .execute();
  return id;
}

async function writeSubscription(db: Db, person_id: string): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  const said = { title: 'My people', filters: [] };
  const choice = { format: 'csv', separator: 'semicolon', bom: true };
  await db
    .insertInto('subscription')
    .values({
      ...{ id, person_id, screen: 'team', filters: '', said: json(said), choice: json(choice) },
      ...{ rhythm: json({ kind: 'monthly', day: 1, hour: 8 }), time_zone: 'Asia/Bishkek' },
      ...{ made_at: now, next_at: new Date(now.getTime() + 20 * 24 * 3_600_000) }
    })
    .execute();
  return id;
}

async function writeAssignment(db: Db, person_id: string): Promise<string> {
  const id = randomUUID();
  const rule = { target: 'people' as const, due: json({ kind: 'open' }), fresh: true };
  await db
    .insertInto('assignment')
    .values({
      ...{ id, batch_id: id, course_id: courseId, unit_id: await unitId(db, 'Dostuk') },
      ...{ ...rule, made_at: new Date() }
    })
    .execute();
  await db.insertInto('assignment_person').values({ assignment_id: id, person_id }).execute();
  await db.transaction().execute((tx) => dealTasks(tx, { assignments: [id] }, new Date()));
  return id;
}

async function writeTraining(db: Db, { manager, owner }: Record<'manager' | 'owner', string>) {
  const id = randomUUID();
  const facts = { title: 'Horn in hand', courseId, day: '2026-11-20', hours: null, groups: [] };
  const outcome = await enterTraining(
    db,
    {
      ...{ id, ...facts, kind: 'hands-on', place: 'Dostuk', trainer: 'Nobody' },
      ...{
        topics: '',
        note: '',
        unitId: await unitId(db, 'Dostuk'),
        people: [owner],
        present: true
      }
    },
    manager,
    new Date()
  );
  if (outcome.kind !== 'done') throw new Error(outcome.reason);
  return id;
}

async function writeMail(db: Db, person_id: string): Promise<string> {
  const id = randomUUID();
  const words = { address: 'a@customs.test', subject: 'Subject', body: 'Body' };
  await db
    .insertInto('mail')
    .values({ id, person_id, ...words, made_at: new Date() })
    .execute();
  return id;
}

/** An earlier revision in which a question had another key; nobody sat an exam under it. */
async function writeChangedKey(db: Db): Promise<string> {
  const { course, revisionId } = await theCourse(db);
  const files = await db
    .selectFrom('revision_file')
    .select(['path', 'body'])
    .where('revision_id', '=', revisionId)
    .execute();
  const question = Object.values(course.questions).find(
    ({ kind, place }) => kind === 'choose-one' && place === 'module'
  )!;
  const earlier = `earlier-${revisionId}`;
  const { number } = await db
    .selectFrom('revision')
    .select('number')
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow();
  const row = { id: earlier, course_id: courseId, number: number - 1, published_at: new Date() };
  const added = await db
    .insertInto('revision')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return question.id;
  await db
    .insertInto('revision_file')
    .values(
      files.map(({ path, body }) => ({
        revision_id: earlier,
        path,
        body: question.file.endsWith(path) ? withOtherKey(body, question.id) : body
      }))
    )
    .execute();
  await sql`insert into revision_media (revision_id, path, hash)
    select ${earlier}, path, hash from revision_media where revision_id = ${revisionId}`.execute(
    db
  );
  return question.id;
}

/** The marks of the right choice and of the first wrong one change places. */
function withOtherKey(text: string, id: string): string {
  const from = text.indexOf(`::: question ${id}`);
  const block = text.slice(from, text.indexOf('\n:::', from));
  const swapped = block
    .replace('- (x)', '- (X)')
    .replace('- ( )', '- (x)')
    .replace('- (X)', '- ( )');
  return text.replace(block, swapped);
}

async function writeReport(db: Db, person_id: string): Promise<string> {
  const { course, revisionId } = await theCourse(db);
  const question = course.questions[course.modules[1]!.questions[1]!.id]!;
  const id = randomUUID();
  await db
    .insertInto('report')
    .values({
      ...{ id, person_id, course_id: courseId, revision_id: revisionId, question_id: question.id },
      ...{ question_hash: question.hash, language: 'en', seed: person_id },
      ...{ words: 'The picture is upside down.', made_at: new Date() }
    })
    .execute();
  return id;
}

async function writeInvitation(db: Db, person_id: string): Promise<string> {
  const { token, hash } = makeToken();
  const dates = { made_at: new Date(), expires_at: new Date(Date.now() + 86_400_000) };
  await db
    .insertInto('invitation')
    .values({ id: randomUUID(), person_id, hash, way: 'slip', ...dates })
    .execute();
  return token;
}

async function writeReset(db: Db, person_id: string): Promise<string> {
  const { token, hash } = makeToken();
  const dates = { made_at: new Date(), expires_at: new Date(Date.now() + 86_400_000) };
  await db
    .insertInto('password_reset')
    .values({ id: randomUUID(), person_id, hash, ...dates })
    .execute();
  return token;
}
