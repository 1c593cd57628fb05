/** A calendar day, as 2026-11-23: such texts sort as the days do. */
export type Day = string;

/** A calendar day as 2026-11-23; null when the text is none, as 2026-02-30. */
export function readDay(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  if (!year || !month || !day) return null;
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return made.toISOString().startsWith(`${year}-${month}-${day}`)
    ? `${year}-${month}-${day}`
    : null;
}

/** The day so many days later; negative: earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The moment at which a day begins in a time zone. Where clocks skip midnight, the first moment that
 * there is.
 */
export function dayBegins(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // twice: the offset at the guess may be another than at the moment itself
  let guess = midnight - offsetAt(midnight, timeZone);
  guess = midnight - offsetAt(guess, timeZone);
  return new Date(guess);
}

/**
 * The period that two days name, the last one included, in a time zone; null when none are named,
 * `wrong` when they are none or stand the wrong way round.
 */
export function readPeriod(
  from: string,
  until: string,
  timeZone: string
): { from: Date; until: Date } | 'wrong' | null {
  if (!from && !until) return null;
  const [first, last] = [readDay(from), readDay(until)];
  if (!first || !last || last < first) return 'wrong';
  return { from: dayBegins(first, timeZone), until: dayBegins(addDays(last, 1), timeZone) };
}

/** Milliseconds by which the zone is ahead of UTC at a moment. */
function offsetAt(time: number, timeZone: string): number {
  const parts = Object.fromEntries(
    clock(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)])
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}

// making a formatter costs fifty times what using it does
const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
  let made = clocks.get(timeZone);
  if (!made) {
    const digits = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...digits, ...time });
    clocks.set(timeZone, made);
  }
  return made;
}
