import type { Course } from '#lib/domain/course/course.ts';
import type { Kind, Question } from '#lib/domain/question/question.ts';
import type { ReviewCard } from './review-card.ts';

/** A question that may be practised: it stands in a module and this person has answered it before. */
export type Candidate = {
  course: string;
  question: string;
  /** Of what individual it had better be: the taxon that fades most; '' where there is no choice. */
  about: string;
  module: string;
  /** Its objectives and taxa: look-alikes share one. */
  themes: string[];
  /** It asks what a thing is, or what to do with it. */
  identifies: boolean;
  /** Of `decide`: is the thing protected? null: not said, or another each time. */
  target: boolean | null;
  /** Another individual each time: it may be asked again in the same practice. */
  renews: boolean;
  seconds: number;
  card: ReviewCard;
};

/** A card with what it is about. */
export type KnownCard = { question: string; about: string; card: ReviewCard };

/** What of a course this person may practise, from their cards. Of several cards the weakest stands. */
export function candidatesOf(
  course: Pick<Course, 'id' | 'questions'>,
  cards: readonly KnownCard[]
): Candidate[] {
  const weakest = new Map<string, KnownCard>();
  for (const one of cards) {
    const other = weakest.get(one.question);
    if (!other || one.card.dueAt < other.card.dueAt) weakest.set(one.question, one);
  }
  return [...weakest.values()].flatMap(({ question: id, about, card }) => {
    const question = Object.hasOwn(course.questions, id) ? course.questions[id]! : null;
    // a question of the exam is asked nowhere else; one that was taken out is not asked any more
    if (question?.place !== 'module' || question.module === null) return [];
    return [candidateOf(course.id, question, { module: question.module, about, card })];
  });
}

function candidateOf(
  course: string,
  question: Question,
  known: Pick<Candidate, 'module' | 'about' | 'card'>
): Candidate {
  return {
    course,
    question: question.id,
    ...known,
    themes: question.objectives.map((id) => `${course} ${id}`),
    identifies: question.kind === 'decide' || question.kind === 'identify',
    target: question.kind === 'decide' ? question.key.target : null,
    renews: question.need !== null,
    seconds: secondsOf(question.kind)
  };
}

// with reading the feedback; measured on no one yet, so round numbers
const slow: Partial<Record<Kind, number>> = {
  ...{ order: 60, match: 60, sort: 60, label: 60, matrix: 60 },
  ...{ 'choose-all': 45, measure: 45 }
};
const secondsOf = (kind: Kind): number => slow[kind] ?? 30;
