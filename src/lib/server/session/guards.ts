import { error, redirect } from '@sveltejs/kit';
import type { RoleName } from '#lib/server/db/schema.ts';
import type { SignedIn } from './signed-in.ts';

/** The one place of the engine room that speaks HTTP: who may come through a door. */

interface Asked {
  locals: { person: SignedIn | null };
  url: URL;
}

/** The signed-in person; a stranger is sent to sign in and comes back afterwards. */
export function requirePerson({ locals, url }: Asked): SignedIn {
  if (!locals.person)
    redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  return locals.person;
}

/** The signed-in person with one of the roles; to others the page does not exist. */
export function requireRole(asked: Asked, ...roles: RoleName[]): SignedIn {
  const person = requirePerson(asked);
  if (!person.roles.some(({ role }) => roles.includes(role))) error(404);
  return person;
}

/** What a query found, or 404: what may not be seen cannot be found. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) error(404);
  return thing;
}
