import type { Language } from '#lib/domain/language.ts';
import { shuffle } from '#lib/domain/random.ts';
import type { Case, CasePage } from './case.ts';

/** What one reader has chosen in a case, the last time it was played: ids in the order they came. */
export type Played = { run: number; choices: string[] };

/** Where the choices lead. `fits`: false when the case was rewritten and they do not any more. */
export function walkCase(
  { start, nodes }: Case,
  choices: readonly string[]
): { nodes: string[]; here: string; fits: boolean } {
  const passed: string[] = [];
  let here = start;
  for (const choice of choices) {
    const way = nodes[here]!.choices.find(({ id }) => id === choice);
    if (!way) return { nodes: [], here: start, fits: false };
    passed.push(here);
    here = way.to;
  }
  return { nodes: passed, here, fits: true };
}

/** A run that can be gone on with: choices that do not fit any more are followed by a new one. */
export function currentRun(one: Case, played: Played): Played {
  return walkCase(one, played.choices).fits ? played : { run: played.run + 1, choices: [] };
}

/** What its reader may see: the way so far and the situation they stand in, nothing of what comes. */
export function casePage(
  one: Case,
  language: Language,
  played: Played,
  seed: string,
  again: boolean
): CasePage {
  const own = one.texts[language] ?? one.texts[language.split('-')[0]!];
  const text = own ?? one.texts[one.original]!;
  const current = currentRun(one, played);
  const { run, choices } =
    again && current.choices.length > 0 ? { run: current.run + 1, choices: [] } : current;
  const { nodes, here } = walkCase(one, choices);
  const wordsOf = (node: string, choice: string) =>
    text.nodes[node]!.choices[one.nodes[node]!.choices.findIndex(({ id }) => id === choice)]!;
  return {
    id: one.id,
    language: text.language,
    fallback: !own,
    title: text.title,
    intro: text.intro,
    run,
    passed: nodes.map((node, index) => {
      const { text: choice, why } = wordsOf(node, choices[index]!);
      return { text: text.nodes[node]!.text, choice, why };
    }),
    here: {
      text: text.nodes[here]!.text,
      choices: shuffle(
        one.nodes[here]!.choices.map(({ id }) => ({ id, text: wordsOf(here, id).text })),
        `${seed} ${one.id} ${here}`
      )
    },
    verdict: one.nodes[here]!.verdict
  };
}
