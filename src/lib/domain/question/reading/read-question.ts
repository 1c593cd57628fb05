import { sha256 } from '#lib/domain/course/hash.ts';
import type { Container } from '#lib/domain/course/reading/segments.ts';
import { fileOf, altOf, pictureAt } from '#lib/domain/course/writing/figure.ts';
import type { Scribe } from '#lib/domain/course/writing/scribe.ts';
import { withoutTapPicture } from '#lib/domain/question/kinds/tap/tap-picture.ts';
import { rulesOf } from '#lib/domain/question/kinds/table.ts';
import type { Kind, Question, QuestionFacts, QuestionText } from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import { readNeed } from '#lib/domain/question/specimen/read-need.ts';
import { kindOf } from './kind-of.ts';
import { readQuestionAttributes } from './question-attributes.ts';
import { readRawQuestion, type RawQuestion } from './raw-question.ts';

/** Kinds whose key an individual can give. */
const aboutSpecimens: readonly Kind[] = ['identify', 'measure', 'tap'];

/** Where a question stands. */
export type QuestionPlace = Pick<QuestionFacts, 'place' | 'module' | 'step' | 'file'>;

/** Reads a question of the original; null: it cannot be used (reported). */
export function readQuestion(
  container: Container,
  place: QuestionPlace,
  scribe: Scribe
): Question | null {
  const { report, language } = scribe.desk;
  const raw = readRawQuestion(container, report);
  const isIdentify = container.name === 'identify';
  const { attributes: own, line: at } = container;
  const attributes = readQuestionAttributes(own, at, report, isIdentify);
  const need = readNeed(attributes.specimen, { id: raw.id, line: at, isIdentify }, scribe.desk);
  raw.specimen = { need, feature: attributes.specimen.feature };
  if (!/^[a-z0-9][\w-]*$/i.test(raw.id)) {
    report(raw.line, 'question-without-id', { got: raw.id });
    return null;
  }
  if (!raw.stem.text) report(raw.line, 'no-stem', { question: raw.id });
  if (!raw.explanation) report(raw.line, 'no-explanation', { question: raw.id });
  const kind = kindOf(raw, { isDecide: attributes.decide, isIdentify }, report);
  if (!kind || (isIdentify && !need)) return null;
  if (need && !aboutSpecimens.includes(kind))
    report(raw.line, 'specimen-wrong-kind', { question: raw.id });
  const rules = rulesOf(kind);
  const { result, notes } = scribe.desk.notes.collect(() => {
    const around = writeAround(raw, kind, scribe);
    const written = rules.read(raw, questionDesk(scribe));
    return written && { around, written };
  });
  if (!result) return null;
  const hash = sha256(`${container.attributes}\n${container.text}`);
  const text = { language, hash, ...result.around, sources: notes, ...result.written.text };
  return {
    kind,
    ...place,
    id: raw.id,
    hash,
    exam: place.place === 'exam' || attributes.exam,
    module: place.module ?? attributes.module,
    tags: attributes.tags,
    objectives: [],
    difficulty: attributes.difficulty,
    points: attributes.points,
    need,
    shown: null,
    line: container.line,
    key: result.written.key,
    original: language,
    texts: { [language]: text }
  } as unknown as Question;
}

/** Reads a question of a translation under its original; null: it cannot be used (reported). */
export function readTranslation(
  container: Container,
  original: Question,
  scribe: Scribe
): QuestionText | null {
  const { report, language } = scribe.desk;
  const raw = readRawQuestion(container, report);
  raw.specimen.need = original.need;
  if (!fits(raw, original, scribe)) return null;
  const written = { key: original.key, text: original.texts[original.original]! };
  const { result, notes } = scribe.desk.notes.collect(() => {
    const around = writeAround(raw, original.kind, scribe);
    const text = rulesOf(original.kind).translate(raw, written, questionDesk(scribe));
    return text && { around, text };
  });
  if (!result) return null;
  const hash = sha256(container.text);
  return { language, hash, ...result.around, sources: notes, ...result.text } as QuestionText;
}

/** A translation has the shape of its original, or leaves the answer part out where it may. */
function fits(raw: RawQuestion, original: Question, { desk }: Scribe): boolean {
  const shapes: Record<Kind, RawQuestion['answer']['shape'][]> = {
    'choose-one': ['round'],
    'choose-all': ['square'],
    order: ['numbers'],
    match: ['table'],
    measure: ['none', 'equals'],
    'short-answer': ['none', 'equals'],
    tap: ['none', 'round'],
    matrix: ['table'],
    label: ['labels'],
    sort: ['groups'],
    decide: ['none', 'round'],
    identify: ['none']
  };
  if (!raw.stem.text) desk.report(raw.line, 'no-stem', { question: raw.id });
  if (shapes[original.kind].includes(raw.answer.shape)) return true;
  desk.report(raw.line, 'translation-kind', { question: raw.id, kind: original.kind });
  return false;
}

/** What stands around the answer part: the stem, and what is shown only after the answer. */
function writeAround(raw: RawQuestion, kind: Kind, scribe: Scribe) {
  const isDrawnByPage = (kind === 'tap' && !raw.specimen.need) || kind === 'label';
  const stem = isDrawnByPage ? withoutTapPicture(raw.stem) : raw.stem;
  return {
    stem: scribe.blocks(stem.text, stem.line),
    explanation:
      raw.explanation &&
      scribe.desk.notes.hidden(() => scribe.blocks(raw.explanation!.text, raw.explanation!.line))
  };
}

function questionDesk(scribe: Scribe): QuestionDesk {
  const { desk } = scribe;
  return {
    report: desk.report,
    inline: ({ text, line }) => scribe.inline(text, line),
    later: ({ text, line }) => desk.notes.hidden(() => scribe.blocks(text, line)),
    picture(path, alt, line) {
      const facts = pictureAt(path, desk, line);
      if (!facts) return null;
      const file = fileOf(facts, desk.language, desk.original);
      return { seen: { file, alt: altOf(alt, facts, desk, line) }, facts };
    }
  };
}
