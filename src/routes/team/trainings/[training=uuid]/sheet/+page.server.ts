import { isCancelled } from '#lib/domain/training/training.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { attendeesSeen, trainingSeen } from '#lib/server/training/queries.ts';
import type { PageServerLoad } from './$types';

/** What is printed before the training and signed at it: only people, whatever was entered since. */
export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const now = new Date();
  const id = event.params.training;
  const training = found(await trainingSeen(getDb(), manager.id, id, now));
  const attendees = await attendeesSeen(getDb(), manager.id, id, now);
  return {
    training,
    cancelled: isCancelled(training),
    agency: env().AGENCY_NAME,
    people: attendees
      .filter(({ said }) => said[0]?.state !== 'struck')
      .map(({ personId, name, badge, unit }) => ({ id: personId, name, badge, unit }))
  };
};
