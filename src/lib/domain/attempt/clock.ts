/**
 * An answer given in time may arrive a little late: a thin line, a phone waking up. So many seconds
 * after the end it is still taken; then the attempt is closed with what was kept.
 */
export const graceSeconds = 60;

/** May an answer be kept? `givenAt` is the device's word and counts only within the grace. */
export function inTime(endsAt: Date, givenAt: Date, now: Date): boolean {
  return now <= endsAt || (givenAt <= endsAt && now <= graceEnd(endsAt));
}

/** Its time ran out, and what was on its way has had time to come. */
export function isOverdue(endsAt: Date, now: Date): boolean {
  return now > graceEnd(endsAt);
}

export function graceEnd(endsAt: Date): Date {
  return new Date(endsAt.getTime() + graceSeconds * 1000);
}
