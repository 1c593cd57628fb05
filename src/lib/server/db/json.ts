/** A value as text for a jsonb column. */
export function json(value: object | readonly unknown[]): string {
  return JSON.stringify(value);
}
