import { hashToken } from '#lib/server/session/token.ts';
import type { Db } from '#lib/server/db/schema.ts';

export interface Invitee {
  personId: string;
  name: string;
  email: string | null;
  badge: string | null;
  language: string;
  unit: string | null;
}

/** Whom an invitation's secret invites; null when it is unknown, used, ended or too old. */
export async function findInvitee(db: Db, token: string, now: Date): Promise<Invitee | null> {
  const invitee = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('posting', (on) =>
      on.onRef('posting.person_id', '=', 'person.id').on('posting.until_at', 'is', null)
    )
    .leftJoin('unit', 'unit.id', 'posting.unit_id')
    .select([
      'person.id as personId',
      'person.name',
      'person.email',
      'person.badge',
      'person.language',
      'unit.name as unit'
    ])
    .where('invitation.hash', '=', hashToken(token))
    .where('invitation.used_at', 'is', null)
    .where('invitation.ended_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .where('person.left_at', 'is', null)
    .executeTakeFirst();
  return invitee ?? null;
}
