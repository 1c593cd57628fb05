/** What is known of an individual, as numbers, and which class it is of. */
export type Example = { features: number[]; label: number };

/**
 * Share of `held` that a simple classifier names rightly after learning from `known`: the better of
 * nearest centroid and logistic regression. Features are first brought to mean 0 and spread 1.
 */
export function bestAccuracy(known: Example[], held: Example[]): number {
  const scale = scaling(known);
  const [train, test] = [known.map(scale), held.map(scale)];
  const ways = [nearestCentroid(train), logistic(train)];
  return Math.max(...ways.map((name) => rightShare(test, name)));
}

/** By how much a classifier beats guessing, 0 to 1; less than 0: it does not. */
export function excess(examples: Example[]): number {
  const classes = new Set(examples.map(({ label }) => label)).size;
  const known = examples.filter((_, index) => index % 2 === 0);
  const held = examples.filter((_, index) => index % 2 === 1);
  return bestAccuracy(known, held) - 1 / classes;
}

type Namer = (features: number[]) => number;

function rightShare(examples: Example[], name: Namer): number {
  return (
    examples.filter(({ features, label }) => name(features) === label).length / examples.length
  );
}

function scaling(examples: Example[]): (example: Example) => Example {
  const means = mean(examples.map(({ features }) => features));
  const spreads = mean(
    examples.map(({ features }) => features.map((x, i) => (x - means[i]!) ** 2))
  );
  return ({ features, label }) => ({
    label,
    features: features.map((x, i) => (x - means[i]!) / (Math.sqrt(spreads[i]!) || 1))
  });
}

function nearestCentroid(examples: Example[]): Namer {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const centres = labels.map((label) =>
    mean(examples.filter((one) => one.label === label).map(({ features }) => features))
  );
  return (features) => {
    const away = centres.map((centre) =>
      centre.reduce((sum, x, i) => sum + (x - features[i]!) ** 2, 0)
    );
    return labels[away.indexOf(Math.min(...away))]!;
  };
}

/** One weight a class and feature, by gradient descent on the logarithm of the likelihood. */
function logistic(examples: Example[]): Namer {
  const classes = Math.max(...examples.map(({ label }) => label)) + 1;
  const weights = Array.from(
    { length: classes },
    () => new Array(examples[0]!.features.length + 1).fill(0) as number[]
  );
  for (let round = 0; round < 300; round++) {
    const slopes = weights.map((row) => row.map(() => 0));
    for (const { features, label } of examples) {
      const chances = likely(weights, features);
      chances.forEach((chance, k) => {
        const miss = (k === label ? 1 : 0) - chance;
        [...features, 1].forEach((x, i) => (slopes[k]![i]! += miss * x));
      });
    }
    slopes.forEach((row, k) =>
      row.forEach((slope, i) => (weights[k]![i]! += (0.8 * slope) / examples.length))
    );
  }
  return (features) => {
    const chances = likely(weights, features);
    return chances.indexOf(Math.max(...chances));
  };
}

function likely(weights: number[][], features: number[]): number[] {
  const scores = weights.map((row) => row.reduce((sum, w, i) => sum + w * (features[i] ?? 1), 0));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function mean(rows: number[][]): number[] {
  return rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
}
