/** A form's field as text; what is missing or a file is empty. Passwords keep their spaces. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
