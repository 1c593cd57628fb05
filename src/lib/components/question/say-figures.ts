/** Shares and coefficients as the reader's language writes them; — where there is none. */
export function sayFigures(locale: string) {
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const hundredths = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2
  });
  return {
    percent: (share: number | null) => (share === null ? '—' : percents.format(share)),
    two: (number: number | null) => (number === null ? '—' : hundredths.format(number))
  };
}
