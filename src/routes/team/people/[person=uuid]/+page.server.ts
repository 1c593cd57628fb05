import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';
import { allowExam } from '#lib/server/attempt/allow-exam.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { readTeamPerson } from '#lib/server/team/read-team-person.ts';
import { trainingsOf } from '#lib/server/training/trainings-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const { person } = event.params;
  const { language } = event.locals;
  const read = await readTeamPerson(getDb(), manager.id, person, language, new Date());
  const { person: record, courses } = found(read);
  // the id of the form: sent twice, it is allowed once
  const trainings = await trainingsOf(getDb(), person);
  return { record, courses, trainings, isSelf: manager.id === person, formId: randomUUID() };
};

export const actions: Actions = {
  allow: async (event) => {
    const manager = requireRole(event, 'manager');
    const form = await event.request.formData();
    const id = text(form, 'id');
    if (!isId(id)) error(400);
    const typed = {
      course: text(form, 'course'),
      attempts: text(form, 'attempts'),
      minutes: text(form, 'minutes'),
      reason: text(form, 'reason')
    };
    const allowing = {
      id,
      by: manager.id,
      personId: event.params.person,
      courseId: typed.course || null,
      extraAttempts: wholeNumber(typed.attempts),
      extraMinutes: wholeNumber(typed.minutes),
      reason: typed.reason
    };
    const outcome = await allowExam(getDb(), allowing, new Date());
    if (outcome.kind === 'allowed') redirect(303, `${event.url.pathname}#allowed`);
    found(outcome.reason === 'unknown-person' ? null : outcome);
    return fail(400, { typed, reason: outcome.reason });
  }
};

/** What a number field holds; nothing is none, and what is no number is out of range. */
const wholeNumber = (typed: string) => (/^\d{0,4}$/.test(typed.trim()) ? Number(typed) : -1);
