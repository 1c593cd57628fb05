import { storable } from '#lib/domain/storable.ts';

/**
 * A form's field as text that can be kept; what is missing or a file is empty. Passwords keep their
 * spaces.
 */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? storable(value) : '';
}
