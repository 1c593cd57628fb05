import { fail, redirect } from '@sveltejs/kit';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { getDb } from '#lib/server/db/database.ts';
import { text } from '#lib/server/form.ts';
import { closeReport } from '#lib/server/report/close-report.ts';
import { reportOn } from '#lib/server/report/queries.ts';
import { explainedAgain } from '#lib/server/report/show-item.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { Actions, PageServerLoad } from './$types';

/** One report, with the item as it was shown, and its key. */
export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const { course, report: id } = event.params;
  const report = found(await reportOn(getDb(), course, id));
  const then = await loadRevision(getDb(), report.revisionId);
  return { report, item: explainedAgain(then, report), timeZone };
};

export const actions: Actions = {
  default: async (event) => {
    const { id: by } = requireRole(event, 'trainer', 'administrator');
    const { course: courseId, report: id } = event.params;
    const answer = text(await event.request.formData(), 'answer');
    const closed = await closeReport(getDb(), { id, courseId, by, answer }, new Date());
    if (closed.kind === 'closed') redirect(303, event.url.pathname);
    found(closed.reason === 'unknown-report' ? null : closed);
    return fail(400, { answer });
  }
};
