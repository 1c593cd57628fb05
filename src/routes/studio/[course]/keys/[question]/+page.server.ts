import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { textIn } from '#lib/domain/course/course-in.ts';
import { isId } from '#lib/domain/id.ts';
import { asked, explained } from '#lib/domain/question/ask.ts';
import { correctKey } from '#lib/server/correction/correct-key.ts';
import { previewCorrection, readChanges } from '#lib/server/correction/read-changes.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is affected by another key, before anything happens. */
export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const [db, { language }] = [getDb(), event.locals];
  const changes = found(await readChanges(db, event.params.course));
  const from = event.url.searchParams.get('from');
  const change = found(
    changes.changes.find(
      ({ questionId, fromHash }) =>
        questionId === event.params.question && (!from || fromHash === from)
    )
  );
  const { course } = changes;
  const before = (await loadRevision(db, change.from.revisionId)).questions[change.questionId]!;
  const now = course.questions[change.questionId]!;
  const shown = (question: typeof now, id: string) => ({
    asked: { ...asked(question, language, 'preview'), id },
    explained: explained(question, language, id)
  });
  return {
    course: { id: course.id, title: textIn(course, language).title },
    timeZone,
    change,
    before: shown(before, 'before'),
    now: shown(now, 'now'),
    effect: change.done ? null : await previewCorrection(db, changes, change),
    formId: randomUUID()
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { id: by } = requireRole(event, 'trainer', 'administrator');
    const form = await event.request.formData();
    const [id, fromHash, toHash] = [text(form, 'id'), text(form, 'from'), text(form, 'to')];
    if (!isId(id)) error(400);
    const correcting = { id, courseId: event.params.course, fromHash, toHash, by };
    const outcome = await correctKey(getDb(), correcting, new Date());
    found(outcome.kind === 'refused' ? null : outcome);
    redirect(303, `${event.url.pathname}?from=${fromHash}`);
  }
};
