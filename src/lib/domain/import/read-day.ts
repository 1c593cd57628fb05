import { readDay } from '#lib/domain/time/day.ts';

/**
 * A day as spreadsheets of the region write it: 2026-11-23, 23.11.2026, 23/11/26, 2026年11月23日, with
 * or without a time. Days stand before months. Null: not a day.
 */
export function readTypedDay(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const first = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[T\s].*)?$/.exec(text);
  if (first) return made(first[1]!, first[2]!, first[3]!);
  const last = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?:\s*г\.?)?(?:\s.*)?$/.exec(text);
  if (last) return made(last[3]!.length === 2 ? `20${last[3]}` : last[3]!, last[2]!, last[1]!);
  return null;
}

const made = (year: string, month: string, day: string) =>
  readDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

/** A day as Excel counts them; its 1900 had a 29th of February. `from1904`: as the Mac once did. */
export function dayOfSerial(serial: number, from1904: boolean): string {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}
