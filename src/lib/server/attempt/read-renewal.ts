import { renewableFrom } from '#lib/domain/attempt/may-start.ts';
import { renewalRule, wantedIn, type Wanted } from '#lib/domain/attempt/renewal.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import { masteryOf, type Mastery } from '#lib/domain/practice/mastery.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { myConfusions } from '#lib/server/practice/my-confusions.ts';
import { courseCards } from '#lib/server/practice/course-cards.ts';
import type { ExamFacts, NumberedAttempt } from './start-facts.ts';

/** How a certificate is renewed now. */
export type Renewal = {
  expiresAt: Date;
  mastery: Mastery;
  /** A renewal exam was failed since: now it is the full one. */
  hasFailed: boolean;
  /** null: it is the full exam. */
  short: { rule: ExamRule; wanted: Wanted } | null;
};

/**
 * How this person would renew their certificate now; null: they have none that may be renewed. No
 * statement then, else one, and one more and the revision of the certificate where the short one may
 * be sat.
 */
export async function readRenewal(
  db: Db,
  { personId, course }: { personId: string; course: Course },
  { certificate, attempts }: { certificate: ExamFacts['certificate']; attempts: NumberedAttempt[] },
  now: Date
): Promise<Renewal | null> {
  const expiresAt = certificate?.expiresAt;
  if (!certificate || !expiresAt || renewableFrom(expiresAt)! > now) return null;
  const cards = await courseCards(db, { personId, courseId: course.id });
  const asked = Object.values(course.questions).filter(({ place }) => place === 'module');
  const mastery = masteryOf(
    asked.map(({ id }) => id),
    cards,
    now
  );
  const last = attempts.at(-1);
  const hasFailed = last?.passed === false && last.isRenewal;
  if (!mastery.isMastered || hasFailed) return { expiresAt, mastery, hasFailed, short: null };
  const certifiedBy = await loadRevision(db, certificate.revisionId);
  const confusions = await myConfusions(db, personId, now);
  const own = confusions.filter(({ courseId }) => courseId === course.id);
  const wanted = wantedIn(course, certifiedBy, own);
  return { expiresAt, mastery, hasFailed, short: { rule: renewalRule(course.exam), wanted } };
}
