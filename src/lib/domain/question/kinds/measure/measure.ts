import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { Shapes } from '#lib/domain/question/question.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import { convert, readQuantity } from '#lib/domain/question/units.ts';

/**
 * `= 33 ± 5 cm` or `= 28..38 cm`; comma or point, and any unit of the same dimension, is read. Of a
 * specimen `= length ± 1 cm` or `= length ± 5 %`: what this individual measures.
 */
export const measure: KindRules<'measure'> = {
  read(raw, desk) {
    if (raw.answer.shape !== 'equals') return null;
    const key = raw.specimen.need ? readOwn(raw.answer.text) : readKey(raw.answer.text);
    if (!key) {
      desk.report(raw.answer.line, 'bad-measure', { question: raw.id, got: raw.answer.text });
      return null;
    }
    return { key, text: {} };
  },

  translate(raw, _original, desk) {
    if (raw.answer.shape !== 'none')
      desk.report(raw.answer.line, 'translation-marks', { question: raw.id });
    return {};
  },

  asked: (question) => ({ unit: question.key.unit }),

  readAnswer(question, fields) {
    const text = valuesOf(fields, 'value')[0]?.trim() ?? '';
    if (text === '') return refused('empty');
    if (text.length > 60) return refused('too-long');
    const quantity = readQuantity(text);
    if (!quantity) return refused('not-a-number');
    const value = convert(quantity.value, quantity.unit, question.key.unit);
    if (value === null) return refused('unknown-unit');
    return { kind: 'answer', answer: { kind: 'measure', text, value } };
  },

  mark({ key }, { value }) {
    return markOf(value >= key.from && value <= key.to ? 1 : 0);
  },

  explained: ({ key: { from, to, unit } }) => ({ from, to, unit })
};

function readKey(text: string): Shapes['measure']['key'] | null {
  const number = '(-?\\d+(?:[.,]\\d+)?)';
  const around = new RegExp(`^${number}\\s*(?:±|\\+-|\\+/-)\\s*${number}\\s*(\\D*)$`).exec(text);
  const between = new RegExp(`^${number}\\s*(?:\\.\\.+|…|–)\\s*${number}\\s*(\\D*)$`).exec(text);
  const found = around ?? between;
  if (!found) return null;
  const [a, b] = [toNumber(found[1]!), toNumber(found[2]!)];
  const round = (value: number) => Number(value.toPrecision(12));
  const [from, to] = around ? [round(a - b), round(a + b)] : [a, b];
  return from <= to ? { from, to, unit: found[3]!.trim() } : null;
}

/** Lengths of specimens are centimetres, and so is the answer, unless another unit is written. */
function readOwn(text: string): Shapes['measure']['key'] | null {
  const own = /^([a-z]\w*)\s*(?:±|\+-|\+\/-)\s*(\d+(?:[.,]\d+)?)\s*(\D*)$/.exec(text);
  if (!own) return null;
  const [, measure = '', room = '', after = ''] = own;
  const isShare = after.trim() === '%';
  const tolerance = isShare ? toNumber(room) / 100 : toNumber(room);
  const unit = isShare ? 'cm' : after.trim();
  if (unit !== 'cm' && unit !== '') return null;
  return { from: NaN, to: NaN, unit, of: { measure, tolerance, isShare } };
}

const toNumber = (text: string) => Number(text.replace(',', '.'));
