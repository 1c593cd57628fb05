/** What stands in place of an erased name: the same in every language, and tells people apart. */
export const pseudonymOf = (personId: string): string => `№ ${personId.slice(0, 8).toUpperCase()}`;

const personal = ['name', 'email', 'badge', 'remark'];

/** The details of an act without name, e-mail and badge, at whatever depth they stand. */
export function blacken(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      personal.includes(key) ? hide(value) : inside(value)
    ])
  );
}

// a correction names both: what was, and what is
const hide = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(hide) : value === null ? null : '■';

function inside(value: unknown): unknown {
  const isFacts = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFacts ? blacken(value as Record<string, unknown>) : value;
}
