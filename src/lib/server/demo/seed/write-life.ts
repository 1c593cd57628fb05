import { line } from '#lib/server/db/bulk/copy-into.ts';
import { day, type Life, type LivedCourse, type Plan } from './live.ts';
import type { Named } from './names.ts';
import { drawnJson } from './plan-courses.ts';
import type { Lines } from './tables.ts';
import { stamp } from './stamp.ts';

/** An act of the log; they are written in the order of time when all lives are. */
export interface SeedEvent {
  at: number;
  what: string;
  about: string;
  details: object;
}

export interface Holder extends Named {
  badge: string;
  /** Besides officer. `unit`: its place in the list. */
  role: { role: 'trainer' | 'manager' | 'administrator'; unit: number | null } | null;
}

/** So many answers of the log that tell something apart, of one person. */
const answersEach = 8;

/**
 * Writes a life down, table by table. Returns the acts of others in it. Nobody has an address: nothing is
 * ever sent to anybody.
 */
export function writeLife(
  plan: Plan,
  life: Life,
  holder: Holder,
  random: () => number,
  lines: Lines
): SeedEvent[] {
  const { id, came, left } = life;
  const { name, badge, language, timeZone, role } = holder;
  const { units } = plan.tree;
  const unitId = (place: number) => units[place]!.id;
  lines.person.push(
    line(id, name, null, badge, language, timeZone, stamp(came), left && stamp(left))
  );
  for (const { unit, from, until } of life.postings)
    lines.posting.push(
      line(plan.newId(), id, unitId(unit), stamp(from), until && stamp(until), plan.bossId)
    );
  const roles = [{ role: 'officer', unit: null }, ...(role ? [role] : [])];
  for (const { role, unit } of roles)
    lines.role_grant.push(
      line(
        ...[plan.newId(), id, role, unit === null ? null : unitId(unit), stamp(came), plan.bossId],
        left && stamp(left)
      )
    );
  for (const lived of life.enrolments) writeCourse(plan, life, holder, lived, random, lines);
  for (const { assignment, round, assigned, due, done, withdrawn } of life.tasks)
    lines.task.push(
      line(
        ...[plan.newId(), assignment.id, id, plan.courses[assignment.course]!.id, round],
        ...[stamp(assigned), due, done && stamp(done.at), done && done.certificate],
        ...[withdrawn && stamp(withdrawn.at), withdrawn && withdrawn.why]
      )
    );
  writeAnswers(plan, life, language, random, lines);
  return actsOn(life, holder, unitId);
}

function writeCourse(
  plan: Plan,
  life: Life,
  { name, language }: Holder,
  lived: LivedCourse,
  random: () => number,
  lines: Lines
): void {
  const course = plan.courses[lived.course]!;
  const { modules } = course;
  const here = modules[Math.min(lived.modulesDone, modules.length - 1)];
  lines.enrolment.push(
    line(
      ...[lived.id, life.id, course.id, stamp(lived.started), here?.id ?? null, here ? 1 : null],
      stamp(lived.seen)
    )
  );
  for (let at = 0; at < lived.modulesDone; at++) {
    const { id, steps } = modules[at]!;
    const done = stamp(Math.min(lived.started + at * day, lived.seen));
    lines.module_progress.push(line(lived.id, id, steps, steps, done));
  }
  const sittings = [
    ...lived.failed.map((at) => ({ at, certificate: null })),
    ...lived.certificates.map((certificate) => ({ at: certificate.issued, certificate }))
  ].sort((a, b) => a.at - b.at);
  for (const [index, { at, certificate }] of sittings.entries()) {
    const attemptId = plan.newId();
    const outcomes = certificate ? course.passed : course.failed;
    const outcome = outcomes[Math.floor(random() * outcomes.length)]!;
    const began = at - 15 * 60_000;
    lines.attempt.push(
      line(
        ...[attemptId, lived.id, index + 1, course.revision, course.rule, `seed ${index}`],
        ...[language, stamp(began), stamp(began + course.minutes * 60_000), stamp(at)],
        ...[outcome.result, certificate ? 't' : 'f']
      )
    );
    if (!certificate) continue;
    const unit = postedAt(life, at);
    lines.certificate.push(
      line(
        ...[certificate.id, plan.newCode(), life.id, attemptId, course.id, course.revision, name],
        ...[unit === null ? null : plan.tree.units[unit]!.name, course.title, language],
        ...[outcome.marks, stamp(at), certificate.expires && stamp(certificate.expires)]
      )
    );
    if (certificate.revoked)
      lines.revocation.push(
        line(certificate.id, stamp(certificate.revoked), plan.bossId, reasonToRevoke)
      );
  }
}

const reasonToRevoke = 'Экзамен сдан другим лицом (учебные данные).';

function writeAnswers(
  plan: Plan,
  life: Life,
  language: string,
  random: () => number,
  lines: Lines
): void {
  if (!life.enrolments.length) return;
  for (let count = 0; count < answersEach; count++) {
    const lived = life.enrolments[Math.floor(random() * life.enrolments.length)]!;
    const course = plan.courses[lived.course]!;
    const good = random() < life.skill;
    const fitting = course.answers.filter((answer) => answer.good === good);
    const answer = fitting[Math.floor(random() * fitting.length)];
    if (!answer) continue;
    const id = plan.newId();
    const time = lived.started + Math.floor(random() * (lived.seen - lived.started));
    const at = stamp(time);
    const seed = answer.taxon ? 200_000 + Math.floor(random() * 5_000) : null;
    const sure = 1 + Math.floor(random() * 3);
    const posted = postedAt(life, time);
    lines.response.push(
      line(
        ...[id, lived.id, course.revision, answer.module, answer.question, answer.hash, language],
        ...[answer.answer, sure, at, at, seed && drawnJson(answer.taxon!, seed)]
      )
    );
    const points = [answer.points, Math.max(answer.points, 1)] as const;
    lines.mark.push(line(plan.newId(), id, ...points, answer.verdict, answer.decided, at));
    lines.identification.push(
      line(
        ...[id, life.id, posted === null ? null : plan.tree.units[posted]!.id, at, answer.group],
        ...[answer.kind, answer.truth, answer.named, sure, 5 + Math.floor(random() * 40), seed],
        ...[answer.views, answer.refer ? 't' : 'f']
      )
    );
  }
}

function postedAt({ postings }: Life, time: number): number | null {
  const found = postings.find(({ from, until }) => from <= time && (!until || time < until));
  return found?.unit ?? null;
}

function actsOn(
  { id, came, left, postings, enrolments }: Life,
  { name, badge, role }: Holder,
  unitId: (place: number) => string
): SeedEvent[] {
  const roles = ['officer', ...(role && role.role !== 'manager' ? [role.role] : [])];
  const at = unitId(postings[0]!.unit);
  const added = { name, email: null, badge, unitId: at, roles };
  const acts: SeedEvent[] = [{ at: came, what: 'person-added', about: id, details: added }];
  if (role?.role === 'manager') {
    const details = { role: 'manager', unitId: unitId(role.unit!) };
    acts.push({ at: came + 60_000, what: 'role-granted', about: id, details });
  }
  for (const [turn, { unit, from }] of postings.entries())
    if (turn) {
      const details = { from: unitId(postings[turn - 1]!.unit), to: unitId(unit) };
      acts.push({ at: from, what: 'person-moved', about: id, details });
    }
  for (const { certificates } of enrolments)
    for (const { id: about, revoked } of certificates)
      if (revoked) {
        const details = { person: id, reason: reasonToRevoke };
        acts.push({ at: revoked, what: 'certificate-revoked', about, details });
      }
  if (left) {
    const details = { unitId: unitId(postings.at(-1)!.unit), roles: [{ role: 'officer' }] };
    acts.push({ at: left, what: 'person-left', about: id, details });
  }
  return acts;
}
