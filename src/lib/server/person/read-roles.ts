import type { RoleName } from '#lib/server/db/schema.ts';

const roles: RoleName[] = ['officer', 'trainer', 'manager', 'administrator'];

/** The roles that a form's boxes name. */
export function readRoles(form: FormData): RoleName[] {
  const named = form.getAll('role');
  return roles.filter((role) => named.includes(role));
}
