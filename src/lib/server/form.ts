/**
 * A form's field as text; what is missing or a file is empty. Passwords keep their spaces. NUL is
 * left out: PostgreSQL has no such letter.
 */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
