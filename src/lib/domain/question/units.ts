// How much of the base unit of its dimension each unit is, under every name officers type.
const units: { dimension: string; size: number; names: string[] }[] = [
  { dimension: 'length', size: 1, names: ['mm', 'мм', '毫米'] },
  { dimension: 'length', size: 10, names: ['cm', 'см', '厘米'] },
  { dimension: 'length', size: 1000, names: ['m', 'м', '米'] },
  { dimension: 'mass', size: 1, names: ['g', 'г', 'гр', '克'] },
  { dimension: 'mass', size: 1000, names: ['kg', 'кг', '千克', '公斤'] },
  { dimension: 'mass', size: 1_000_000, names: ['t', 'т', '吨'] }
];

/** A typed quantity: the number, and the unit after it ('' when there is none). null: no number. */
export function readQuantity(text: string): { value: number; unit: string } | null {
  const plain = text.normalize('NFKC').trim();
  const match = /^([-+−]?\s*\d+(?:[.,]\d+)?)\s*([^\d\s.,].*)?$/u.exec(plain);
  if (!match) return null;
  const value = Number(match[1]!.replace(/\s/g, '').replace('−', '-').replace(',', '.'));
  const unit = (match[2] ?? '').trim().replace(/\.$/, '').toLowerCase();
  return Number.isFinite(value) ? { value, unit } : null;
}

/** A value in another unit of the same dimension; null: they cannot be compared. */
export function convert(value: number, from: string, to: string): number | null {
  if (from === '' || from === to.toLowerCase()) return value;
  const [a, b] = [find(from), find(to)];
  if (!a || !b || a.dimension !== b.dimension) return null;
  // tidy what binary fractions leave behind: 335 mm are 33.5 cm
  return Number(((value * a.size) / b.size).toPrecision(12));
}

const find = (name: string) => units.find(({ names }) => names.includes(name.toLowerCase()));
