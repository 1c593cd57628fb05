import type { Block, Course } from '#lib/domain/course/course.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import type { Answer, Question } from '#lib/domain/question/question.ts';

/** An answer of a person with the question as it stood. */
export type GivenAnswer = {
  course: Course;
  question: Question;
  answer: Answer;
  /** The taxon of the individual that was shown; null: it was always the same picture. */
  taxon: string | null;
  right: boolean;
  at: Date;
};

/** Two things that a person takes for each other. */
export type Confusion = {
  /** The same for the same mistake, whenever it is asked. */
  id: string;
  courseId: string;
  mixed: Mixed;
  /** The questions it happened in. */
  questions: string[];
  mistakes: number;
  /** How often those questions were answered in all. */
  asked: number;
  lastAt: Date;
  /** The step with the comparison that tells them apart; null: the course has none in this module. */
  compare: { module: string; step: number } | null;
};

export type Mixed =
  /** A protected thing cleared, or a harmless one held; `theme`: the objective it belongs to. */
  | { kind: 'decide'; was: 'protected' | 'harmless'; theme: string | null; question: Question }
  /** An individual of one taxon, named as another. */
  | { kind: 'taxa'; was: string; taken: string; question: Question }
  /** Of a question with choices: the right one and the one that was taken for it. */
  | { kind: 'choice'; right: string; taken: string; question: Question<'choose-one'> };

/** After so many right answers in a row it is not mixed up any more. */
const settledAfter = 2;

/**
 * What a person mixes up, the most frequent first. `answers`: oldest first. Only questions count that
 * belong to telling things apart, in modules that compare them: who errs about a law does not mix up
 * two horns.
 */
export function confusionsOf(answers: readonly GivenAnswer[]): Confusion[] {
  const found = new Map<string, Confusion>();
  for (const given of answers) {
    const { course, question, at } = given;
    const mixed = given.right || !tellsApart(course, question) ? null : mixedUp(given);
    const compare = mixed && comparisonFor(course, question);
    if (!mixed || !compare) continue;
    const id = idOf(course.id, mixed);
    const before = found.get(id);
    found.set(id, {
      ...{ id, courseId: course.id, mixed, compare, lastAt: at, asked: 0 },
      questions: [...new Set([...(before?.questions ?? []), question.id])],
      mistakes: (before?.mistakes ?? 0) + 1
    });
  }
  return [...found.values()]
    .map((one) => ({ ...one, asked: answers.filter((given) => isAbout(one, given)).length }))
    .filter((one) => rightSince(one, answers) < settledAfter)
    .sort((a, b) => b.mistakes - a.mistakes || b.lastAt.getTime() - a.lastAt.getTime());
}

function mixedUp({ question, answer, taxon }: GivenAnswer): Mixed | null {
  if (question.kind === 'decide' && answer.kind === 'decide') {
    const isMistake = question.key.target === (answer.choice === 'clear');
    const was = question.key.target ? 'protected' : 'harmless';
    return isMistake
      ? { kind: 'decide', was, theme: question.objectives[0] ?? null, question }
      : null;
  }
  if (answer.kind === 'identify' && taxon !== null) {
    const taken = question.need?.taxa.find((one) => choiceId(question.id, one) === answer.choice);
    return taken && taken !== taxon ? { kind: 'taxa', was: taxon, taken, question } : null;
  }
  if (question.kind === 'choose-one' && answer.kind === 'choose-one')
    return { kind: 'choice', right: question.key.right, taken: answer.choice, question };
  return null;
}

/** It shares an objective with a question that asks what a thing is, or what to do with it. */
function tellsApart({ questions }: Course, { kind, objectives }: Question): boolean {
  if (kind === 'decide' || kind === 'identify') return true;
  return Object.values(questions).some(
    (other) =>
      other.kind === 'decide' &&
      other.objectives.some((objective) => objectives.includes(objective))
  );
}

function idOf(course: string, mixed: Mixed): string {
  const { question } = mixed;
  // taken for each other, whichever way round, is one pair
  if (mixed.kind === 'taxa') return [course, ...[mixed.was, mixed.taken].sort()].join('~');
  return mixed.kind === 'decide'
    ? [course, question.module, mixed.theme ?? '', mixed.was].join('~')
    : [course, question.id, mixed.taken].join('~');
}

/** The comparison last read before the question, else the first after it. */
function comparisonFor(course: Course, question: Question): Confusion['compare'] {
  const { module, step } = question;
  const text = course.texts[course.original]!.modules.find(({ id }) => id === module);
  const steps = (text?.steps ?? [])
    .filter(({ blocks }) => blocks.some(compares))
    .map(({ number }) => number);
  const at = steps.findLast((number) => number <= (step ?? 1)) ?? steps[0];
  return module !== null && at !== undefined ? { module, step: at } : null;
}

const compares = (block: Block) =>
  block.kind === 'specimens' || (block.kind === 'html' && block.html.includes('class="cmp"'));

const isAbout = ({ courseId, questions }: Confusion, { course, question }: GivenAnswer) =>
  course.id === courseId && questions.includes(question.id);

function rightSince(confusion: Confusion, answers: readonly GivenAnswer[]): number {
  const since = answers.filter((one) => isAbout(confusion, one) && one.at > confusion.lastAt);
  return since.filter(({ right }) => right).length;
}
