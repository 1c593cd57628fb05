/** What a clock on the wall of a zone shows, as 2026-11-23 09:42: spreadsheets know no zones. */
export function wallClock(at: Date, timeZone: string): string {
  const time = at.getTime();
  return saidAs(new Date(time + aheadAt(time, timeZone)));
}

const quarterHour = 15 * 60_000;

// A formatter takes longer than all the rest of a cell, and clocks change at quarters of an hour only.
const ahead = new Map<string, number>();

/** Milliseconds by which the zone is ahead of UTC. */
function aheadAt(time: number, timeZone: string): number {
  const quarter = Math.floor(time / quarterHour) * quarterHour;
  const key = `${timeZone} ${quarter}`;
  let known = ahead.get(key);
  if (known === undefined) {
    if (ahead.size > 20_000) ahead.clear();
    known = Date.parse(`${clockOf(timeZone).format(quarter).replace(' ', 'T')}Z`) - quarter;
    ahead.set(key, known);
  }
  return known;
}

const saidAs = (wall: Date) => wall.toISOString().slice(0, 16).replace('T', ' ');

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = makeClock(timeZone)));
  return clock;
}

const makeClock = (timeZone: string) =>
  new Intl.DateTimeFormat('sv', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  } as const);
