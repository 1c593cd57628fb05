import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import { askedPicture, shapeAt } from '#lib/domain/question/kinds/tap/picture-of.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { AskedRegion, Item } from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { RawQuestion } from '#lib/domain/question/reading/raw-question.ts';
import { shuffle } from '#lib/domain/random.ts';

/** A picture, then `- #tip: smooth tip` for every place; `- : seam` is a label that fits nowhere. */
export const label: KindRules<'label'> = {
  read(raw, desk) {
    const found = askedPicture(raw, desk, 'label-without-picture');
    const rows = rowsOf(raw);
    if (!found) return null;
    for (const { text, line } of rows)
      if (text === '') desk.report(line, 'choice-empty', { question: raw.id });
    if (rows.filter(({ place }) => place !== '').length < 2) {
      desk.report(raw.line, 'too-few-labels', { question: raw.id });
      return null;
    }
    const places: AskedRegion[] = [];
    const rowIds: [string, string][] = [];
    for (const { place, text, line } of rows) {
      const shape = place ? shapeAt({ text: place, line }, raw, found.facts, desk) : null;
      if (place && !shape) return null;
      const id = place && placeId(raw, place);
      if (places.some((one) => one.id === id))
        desk.report(line, 'place-twice', { question: raw.id, place });
      else if (shape) places.push({ id, shape });
      rowIds.push([id, choiceId(raw.id, text)]);
    }
    return {
      key: { pairs: Object.fromEntries(rowIds.filter(([place]) => place !== '')) },
      text: { picture: found.seen, places, labels: labelsOf(rows, rowIds, desk), rowIds }
    };
  },

  /** Lines stand as in the original: the places say which label is which. */
  translate(raw, original, desk) {
    const { places, rowIds, picture } = original.text;
    const rows = rowsOf(raw);
    if (rows.length !== rowIds.length) {
      const values = { question: raw.id, own: rows.length, original: rowIds.length };
      desk.report(raw.line, 'translation-choices', values);
      return null;
    }
    const moved = rows.find(({ place }, i) => (place && placeId(raw, place)) !== rowIds[i]![0]);
    if (moved) {
      desk.report(moved.line, 'translation-place', { question: raw.id, place: moved.place });
      return null;
    }
    const found = askedPicture(raw, desk, 'label-without-picture');
    return {
      picture: found?.seen ?? picture,
      places,
      labels: labelsOf(rows, rowIds, desk),
      rowIds
    };
  },

  asked: (_question, { picture, places, labels }, seed) => ({
    picture,
    places: shuffle(places, `${seed} places`),
    labels: shuffle(labels, seed)
  }),

  readAnswer(question, fields) {
    const { places, labels } = question.texts[question.original]!;
    const pairs: Record<string, string> = {};
    for (const { id } of places) {
      const given = valuesOf(fields, `pair_${id}`)[0];
      if (given === undefined) continue;
      if (!labels.some((one) => one.id === given)) return refused('unknown-choice');
      pairs[id] = given;
    }
    if (Object.keys(pairs).length === 0) return refused('empty');
    return { kind: 'answer', answer: { kind: 'label', pairs } };
  },

  mark(question, answer) {
    const places = Object.entries(question.key.pairs);
    const right = places.filter(([place, id]) => answer.pairs[place] === id);
    return markOf(right.length / places.length);
  },

  explained: (question) => ({ pairs: question.key.pairs })
};

const rowsOf = (raw: RawQuestion) => (raw.answer.shape === 'labels' ? raw.answer.labels : []);

const placeId = (raw: RawQuestion, place: string) => choiceId(raw.id, `at ${place}`);

/** Two places may carry one label; it is offered once. */
function labelsOf(
  rows: ReturnType<typeof rowsOf>,
  rowIds: [string, string][],
  desk: QuestionDesk
): Item[] {
  const labels = new Map<string, Item>();
  rows.forEach((row, index) => {
    const id = rowIds[index]![1];
    if (!labels.has(id)) labels.set(id, { id, html: desk.inline(row) });
  });
  return [...labels.values()];
}
