/** The number for the files of an agency: `HB-2026-000123`. It opens nothing; the code does. */
export function certificateNumber(number: string | number, issuedAt: Date): string {
  return `HB-${issuedAt.getUTCFullYear()}-${String(number).padStart(6, '0')}`;
}
