import { randomUUID } from 'node:crypto';
import { randomOf } from '#lib/domain/random.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { type LoadedCourse, loadCourses } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { hashPassword } from '#lib/server/session/password.ts';
import { setPassword } from '#lib/server/session/set-password.ts';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import {
  demoBegan,
  demoDoors,
  demoPeople,
  type DemoPerson,
  demoUnits,
  type DemoUnit
} from './demo-people.ts';
import { assignCourses } from './assign-courses.ts';
import { enterTrainings } from './enter-trainings.ts';
import { remind } from './remind.ts';
import { reportFaults } from './report-faults.ts';
import { type Learner, readModules, sitExam } from './live.ts';
import { practise } from './practise.ts';

const day = 24 * 3_600_000;

/** The course that everybody of the demo has to do with, and how many of them with each other one. */
const firstCourse = 'saiga-horn';
const share = 0.15;
const otherPaths: DemoPerson['path'][] = ['passed', 'passed', 'ready', 'begun', 'failed'];

/**
 * Fills the demo agency: units, some forty people and what they did, all by the verbs that the pages
 * use, with the clock set back. Person by person: a start that was cut short goes on with the next.
 * `tell` hears how many of how many are done. About 2,000 verbs, some ten seconds.
 */
export async function fillDemoAgency(
  db: Db,
  now: Date,
  tell: (done: number, all: number) => void = () => {}
): Promise<void> {
  const units = await makeUnits(db, demoBegan(now));
  const courses = await loadCourses(db);
  // managers first: they withdraw certificates of others
  const people = [...demoPeople].sort((a, b) => Number(Boolean(b.role)) - Number(Boolean(a.role)));
  let done = 0;
  const make = async (person: DemoPerson) => {
    if (!(await isThere(db, person.badge))) await makePerson(db, person, units, courses, now);
    tell(++done, people.length);
  };
  await inParallel(
    people.filter(({ role }) => role),
    4,
    make
  );
  await assignCourses(db, units, 'long', now);
  await inParallel(
    people.filter(({ role }) => !role),
    4,
    make
  );
  await assignCourses(db, units, 'lately', now);
  await enterTrainings(db, units, now);
  const first = courses.find(({ course }) => course.id === firstCourse);
  if (first) await reportFaults(db, first, now);
  await remind(db, now);
}

async function makeUnits(db: Db, at: Date): Promise<Record<DemoUnit, string>> {
  const ids: Partial<Record<DemoUnit, string>> = {};
  for (const { key, name, under } of demoUnits) {
    const known = await db
      .selectFrom('unit')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirst();
    const id = (ids[key] = known?.id ?? randomUUID());
    const parentId = under ? (ids[under] ?? null) : null;
    if (!known) await createUnit(db, { id, name, parentId }, null, at);
  }
  return ids as Record<DemoUnit, string>;
}

async function makePerson(
  db: Db,
  person: DemoPerson,
  units: Record<DemoUnit, string>,
  courses: LoadedCourse[],
  now: Date
): Promise<void> {
  const { name, badge, language, skill, role } = person;
  const id = randomUUID();
  const random = randomOf(badge);
  const came = new Date(now.getTime() - (820 + Math.floor(random() * 60)) * day);
  // who was never here has no address either: there are such people everywhere
  const email =
    person.path === 'untouched' && !role ? '' : `${badge.toLowerCase()}@customs.example`;
  const typed = { id, name, badge, email, language, timeZone: 'Asia/Bishkek' };
  const roles: ('officer' | 'trainer' | 'administrator')[] = ['officer'];
  if (role && role.role !== 'manager') roles.push(role.role);
  await addPerson(db, { ...typed, unitId: units[person.unit], roles }, theCommand, came);
  // who has been here has a password, though nobody knows it: the demo lets in by one click
  const hash = await hashPassword(randomUUID());
  if (person.path !== 'untouched' || role)
    await db.transaction().execute((tx) => setPassword(tx, id, hash, came));
  if (role?.role === 'manager') {
    const unitId = units[role.over ?? person.unit];
    await grantRole(db, { personId: id, role: 'manager', unitId }, theCommand, came);
  }
  for (const loaded of courses) {
    const learner = { db, personId: id, language, loaded, skill, seed: badge };
    if (loaded.course.id === firstCourse) await live(learner, person.path, random, now);
    else if (person.path !== 'untouched' && random() < share)
      await live(learner, otherPaths[Math.floor(random() * otherPaths.length)]!, random, now);
  }
}

/** What a path means in days before today; certificates are valid for what the course says. */
async function live(
  learner: Learner,
  path: DemoPerson['path'],
  random: () => number,
  now: Date
): Promise<void> {
  const { course } = learner.loaded;
  const modules = course.modules.length;
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const some = (least: number, most: number) => least + Math.floor(random() * (most - least));
  const valid = (course.validMonths ?? 24) * 30.44;
  const passedAgo: Partial<Record<typeof path, number>> = {
    passed: some(15, 300),
    revoked: some(60, 200),
    ending: Math.floor(valid) - some(12, 40),
    expired: Math.floor(valid) + some(15, 60)
  };
  const passed = passedAgo[path];
  if (passed !== undefined) {
    await readModules(learner, modules, ago(passed + modules + some(1, 8)));
    await sitExam(learner, some(0, 3), ago(passed));
    if (path === 'revoked') await withdraw(learner, ago(some(5, 30)));
  }
  if (path === 'failed') {
    const last = some(3, 30);
    await readModules(learner, modules, ago(last + 4 + modules));
    await sitExam(learner, some(11, 15), ago(last + 3));
    await sitExam(learner, some(8, 12), ago(last));
  }
  if (path === 'ready') await readModules(learner, modules, ago(modules + some(1, 6)));
  if (path === 'begun') await readModules(learner, some(1, modules), ago(some(6, 40)));
  // who is through keeps it alive now and then, the better the more often; others began yesterday
  const first = passed !== undefined ? some(4, 14) : 0.6;
  if (path !== 'untouched')
    for (let days = first; days > 0; days -= some(2, 6))
      if (random() < learner.skill) await practise(learner, ago(days));
}

/** The manager of the demo takes a certificate back, with a reason. */
async function withdraw({ db, personId, loaded }: Learner, at: Date): Promise<void> {
  const certificate = await db
    .selectFrom('certificate')
    .select('id')
    .where('person_id', '=', personId)
    .where('course_id', '=', loaded.course.id)
    .executeTakeFirst();
  const manager = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', demoDoors.manager)
    .executeTakeFirst();
  if (!certificate || !manager) return;
  const reason = 'The exam was taken by a colleague in the name of the holder (demonstration).';
  await revokeCertificate(db, { certificateId: certificate.id, by: manager.id, reason }, at);
}

async function isThere(db: Db, badge: string): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', badge)
    .executeTakeFirst();
  return found !== undefined;
}

async function inParallel<T>(list: T[], at: number, work: (item: T) => Promise<void>) {
  const queue = list.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: at }, worker));
}
