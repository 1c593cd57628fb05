import autocannon from 'autocannon';

export interface Runner {
  name: string;
  url: string;
  options?: Partial<autocannon.Options>;
}

const seconds = 4;
const rounds = 5;

/**
 * Requests a second of each runner, median over the rounds. Rounds alternate, so that what else the
 * machine does hits both. Throws when any answer was not 2xx: a fast refusal is no result.
 */
export async function race(runners: Runner[]): Promise<Record<string, number>> {
  const found: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round++)
    for (const { name, url, options } of runners) {
      const result = await autocannon({ url, connections: 16, duration: seconds, ...options });
      if (result.non2xx || result.errors)
        throw new Error(`${name}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
      // the first round only warms up
      if (round) (found[name] ??= []).push(result.requests.average);
    }
  return Object.fromEntries(Object.entries(found).map(([name, rates]) => [name, median(rates)]));
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
