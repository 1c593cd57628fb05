/**
 * When a certificate ends: so many calendar months later, on the last day of a shorter month
 * (31 August and 6 months: 28 February). null months: never.
 */
export function expiryOf(issuedAt: Date, months: number | null): Date | null {
  if (months === null) return null;
  const end = new Date(issuedAt);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months);
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, last));
  return end;
}
