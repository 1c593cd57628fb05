import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import type { AskedPicture, RegionText } from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { RawChoice, RawQuestion } from '#lib/domain/question/reading/raw-question.ts';
import type { Picture } from '#lib/domain/course/picture.ts';
import { shuffle } from '#lib/domain/random.ts';
import { regionAt } from './hit-region.ts';
import { askedPicture, shapeAt } from './picture-of.ts';

/** A picture, then `- (x) #canal`: the id of one of its regions, or a region drawn in place. */
export const tap: KindRules<'tap'> = {
  read(raw, desk) {
    const given = raw.answer.shape === 'round' ? raw.answer.choices : [];
    const { need } = raw.specimen;
    const found = need ? null : askedPicture(raw, desk, 'tap-without-picture');
    if (!need && !found) return null;
    const regions = given.map((choice) =>
      found ? regionOf(choice, raw, found.facts, desk) : landmarkOf(choice, raw, desk)
    );
    const right = given.filter(({ mark }) => mark === 'x').map(({ text }) => idOf(raw, text));
    if (right.length === 0) desk.report(raw.line, 'no-right-answer', { question: raw.id });
    if (right.length === 0 || regions.includes(null)) return null;
    return {
      key: { right },
      text: { picture: found?.seen ?? unseen, regions: regions as RegionText[] }
    };
  },

  translate(raw, original, desk) {
    const found = raw.specimen.need ? null : askedPicture(raw, desk, 'tap-without-picture');
    const picture = found?.seen ?? original.text.picture;
    const given = raw.answer.shape === 'round' ? raw.answer.choices : [];
    for (const { mark, line } of given)
      if (mark.includes('x')) desk.report(line, 'translation-marks', { question: raw.id });
    const regions = original.text.regions.map((region) => {
      const own = given.find(({ text }) => idOf(raw, text) === region.id);
      return { ...region, feedback: own?.feedback ? desk.later(own.feedback) : null };
    });
    return { picture, regions };
  },

  asked: (_question, { picture, regions }, seed) => ({
    picture,
    regions: shuffle(
      regions.map(({ id, shape }) => ({ id, shape })),
      seed
    )
  }),

  readAnswer(question, fields) {
    const region = valuesOf(fields, 'region')[0];
    if (region !== undefined) {
      const known = question.texts[question.original]!.regions.some(({ id }) => id === region);
      return known
        ? { kind: 'answer', answer: { kind: 'tap', region } }
        : refused('unknown-choice');
    }
    const [x, y] = ['x', 'y'].map((name) => Number(valuesOf(fields, name)[0] ?? NaN));
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y))
      return refused('empty');
    const isOn = x >= 0 && x <= 100 && y >= 0 && y <= 100;
    return isOn
      ? { kind: 'answer', answer: { kind: 'tap', x: round(x), y: round(y) } }
      : refused('unknown-choice');
  },

  mark(question, answer) {
    const { picture, regions } = question.texts[question.original]!;
    const meant =
      'region' in answer
        ? answer.region
        : regionAt(regions, answer, picture.file.height / picture.file.width)?.id;
    return markOf(meant !== undefined && question.key.right.includes(meant) ? 1 : 0);
  },

  explained: (question, { picture, regions }) => ({
    picture,
    regions: regions.map((region) => ({ ...region, right: question.key.right.includes(region.id) }))
  })
};

/** Of a specimen picture and places are known only when one is drawn. */
const unseen: AskedPicture = {
  file: { hash: '', width: 1, height: 1, bytes: 0, copies: [] },
  alt: ''
};

function landmarkOf(choice: RawChoice, raw: RawQuestion, desk: QuestionDesk): RegionText | null {
  if (!/^#[\w-]+$/.test(choice.text)) {
    desk.report(choice.line, 'not-a-landmark', { question: raw.id, region: choice.text });
    return null;
  }
  return {
    id: idOf(raw, choice.text),
    shape: { kind: 'circle', x: 50, y: 50, r: 1 },
    landmark: choice.text.slice(1),
    feedback: choice.feedback && desk.later(choice.feedback)
  };
}

const idOf = (raw: RawQuestion, text: string) => choiceId(raw.id, text);
/** To a hundredth of a percent: finer than any finger, and short to keep. */
const round = (value: number) => Math.round(value * 100) / 100;

function regionOf(
  choice: RawChoice,
  raw: RawQuestion,
  picture: Picture,
  desk: QuestionDesk
): RegionText | null {
  const shape = shapeAt(choice, raw, picture, desk);
  return (
    shape && {
      id: idOf(raw, choice.text),
      shape,
      feedback: choice.feedback && desk.later(choice.feedback)
    }
  );
}
