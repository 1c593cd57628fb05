import type { SignedIn } from '#lib/server/session/signed-in.ts';

/** Who does something to others: a signed-in person, or a command on the server. */
export type Actor = Pick<SignedIn, 'roles'> & { id: string | null };

/** A command on the server: whoever may run it may do everything. */
export const theCommand: Actor = { id: null, roles: [{ role: 'administrator', unitId: null }] };

export const isAdministrator = ({ roles }: Actor): boolean =>
  roles.some(({ role }) => role === 'administrator');

/** The person as a manager and no more: at a manager's door even an administrator adds officers. */
export const asManager = <A extends Actor>(by: A): A => ({
  ...by,
  roles: by.roles.filter(({ role }) => role === 'manager')
});
