import { isId } from '#lib/domain/id.ts';
import { languageOr } from '#lib/domain/language.ts';
import type { RoleName } from '#lib/server/db/schema.ts';
import { text } from '#lib/server/form.ts';

const roles: RoleName[] = ['officer', 'trainer', 'manager', 'administrator'];

/** What the form for a new person says, as typed, to be shown again when it is wrong. */
export function readNewPerson(form: FormData, language: string) {
  const named = form.getAll('role');
  const unit = text(form, 'unit');
  return {
    name: text(form, 'name'),
    email: text(form, 'email'),
    badge: text(form, 'badge'),
    unitId: isId(unit) ? unit : null,
    roles: roles.filter((role) => named.includes(role)),
    language: languageOr(text(form, 'language'), language),
    way: text(form, 'way')
  };
}
