import { nameOfTaxon } from '#lib/domain/course/name-of-taxon.ts';
import { escape } from '#lib/domain/course/writing/escape.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { cannotTell, none } from '#lib/domain/question/kinds/identify/identify.ts';
import type { AskedChoice, Question, QuestionText } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Bench, BenchTaxon } from './bench.ts';
import type { Need } from './need.ts';
import { offer } from './offer.ts';

/**
 * A question about the individual that was drawn for it: from here on it is a question as any other,
 * with a key of its own. The same draw gives the same question, so it can be marked and shown again
 * at any time. A question that needs no individual is returned as it is. Brings no pictures (`show`):
 * they cost far more than a key.
 */
export function pose(question: Question, drawn: Drawn | null, bench: Bench): Question {
  const { need } = question;
  if (!need || !drawn) return question;
  switch (question.kind) {
    case 'identify':
      return poseIdentify(question, need, drawn, bench);
    case 'measure':
      return poseMeasure(question, drawn, bench);
    case 'tap':
      return poseTap(question, need, drawn, bench);
    default:
      return question;
  }
}

/** The posed question with the pictures of its individual. */
export function show(posed: Question, drawn: Drawn | null, bench: Bench): Question {
  const { need, kind } = posed;
  if (!need || !drawn) return posed;
  const lies = kind === 'identify' ? 'any' : 'plain';
  // the first view of a tap is what is tapped on; the others stand beside it
  const views = kind === 'tap' ? need.show.slice(1) : need.show;
  const stills = views.map((view) => ({ view, ...bench.still(drawn, view, lies) }));
  return { ...posed, shown: { stills } };
}

function poseIdentify(
  question: Question<'identify'>,
  need: Need,
  drawn: Drawn,
  bench: Bench
): Question<'identify'> {
  const { names, isNone } = offer(need, drawn.taxon, `${question.id} ${drawn.seed}`);
  const idOf = (taxon: string) => choiceId(question.id, taxon);
  const asks = question.texts[question.original]!.asksFeature;
  const features = asks ? [...new Set(need.taxa.flatMap((id) => bench.taxon(id).deciding))] : [];
  const choicesIn = (language: Language): AskedChoice[] => [
    ...names.map((taxon) => ({
      id: idOf(taxon),
      html: nameOf(bench.taxon(taxon), language),
      cannotTell: false
    })),
    { id: none, html: '', cannotTell: false },
    { id: cannotTell, html: '', cannotTell: true }
  ];
  const texts = eachText(question, (text) => ({
    ...text,
    choices: choicesIn(text.language),
    features: features.sort()
  }));
  // what cannot be told is neither a hit nor a false alarm
  const counts = need.protected.length > 0 && !need.refer;
  const key = {
    right: need.refer ? cannotTell : isNone ? none : idOf(drawn.taxon),
    features: bench.taxon(drawn.taxon).deciding,
    target: counts ? need.protected.includes(drawn.taxon) : null,
    stops: [...need.protected.map(idOf), cannotTell]
  };
  return { ...question, key, texts };
}

/** `length ± 1 cm` about what this individual measures. */
function poseMeasure(question: Question<'measure'>, drawn: Drawn, bench: Bench): Question {
  const { of, unit } = question.key;
  if (!of) return question;
  const value = bench.measures(drawn)[of.measure] ?? NaN;
  const room = of.isShare ? value * of.tolerance : of.tolerance;
  const round = (number: number) => Number(number.toFixed(2));
  return { ...question, key: { from: round(value - room), to: round(value + room), unit } };
}

/** The regions to tap are the features of this individual, where its first view shows them. */
function poseTap(question: Question<'tap'>, need: Need, drawn: Drawn, bench: Bench): Question {
  const view = need.show[0]!;
  const { address, width, height } = bench.still(drawn, view, 'plain');
  const spots = new Map(bench.spots(drawn, view).map((spot) => [spot.id, spot]));
  const file = { hash: '', width, height, bytes: 0, copies: [] };
  const texts = eachText(question, (text) => ({
    ...text,
    picture: { file, alt: '', address },
    regions: text.regions.flatMap((region) => {
      const spot = spots.get(region.landmark ?? '');
      if (!spot) return [];
      const { x, y, r } = spot;
      return [{ ...region, shape: { kind: 'circle' as const, x, y, r } }];
    })
  }));
  return { ...question, texts };
}

function eachText<Q extends Question>(
  question: Q,
  change: (text: QuestionText<Q['kind']>) => QuestionText<Q['kind']>
): Q['texts'] {
  const texts = Object.entries(question.texts) as [Language, QuestionText<Q['kind']>][];
  return Object.fromEntries(
    texts.map(([language, text]) => [language, change(text)])
  ) as Q['texts'];
}

/** The first name in the reader's language, and the Latin one. */
function nameOf(taxon: BenchTaxon, language: Language): string {
  const name = nameOfTaxon(taxon, language);
  const { latin } = taxon;
  const sci = latin && latin !== name ? ` <em class="taxon" lang="la">${escape(latin)}</em>` : '';
  return `${escape(name)}${sci}`;
}
