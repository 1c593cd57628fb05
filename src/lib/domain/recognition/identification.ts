import type { Course } from '#lib/domain/course/course.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { cannotTell } from '#lib/domain/question/kinds/identify/identify.ts';
import type { Answer, Question } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';
import { groupOfQuestion, type TaxonGroup } from './taxon-group.ts';

/**
 * What an answer says of telling things apart, as it was known when it was given: a later course, key
 * or taxon file changes nothing in it. Kept beside the response, which holds its id, its person and
 * its times.
 */
export type Identification = {
  kind: 'decide' | 'identify';
  group: TaxonGroup;
  /** The taxon that was shown; of decide `protected` or `harmless`. */
  truth: string;
  /** The taxon that was named, `none` or `cannot-tell`; of decide `clear`, `hold` or `seize`. */
  answer: string;
  /** The feature that was named as deciding. */
  feature: string | null;
  /** Of the individual; null: it was a picture, always the same. */
  seed: number | null;
  views: View[];
  /** To refer it was right: not enough was shown, or it was to be held. */
  refer: boolean;
};

/** null: the question does not ask what a thing is, nor what to do with it. `question`: as posed. */
export function identificationOf(
  course: Pick<Course, 'bench' | 'sets' | 'taxa'>,
  question: Question,
  answer: Answer,
  drawn: Drawn | null
): Identification | null {
  const group = groupOfQuestion(course, question, drawn);
  if (question.kind === 'decide' && answer.kind === 'decide')
    return {
      kind: 'decide',
      group,
      truth: question.key.target ? 'protected' : 'harmless',
      answer: answer.choice,
      ...{ feature: null, seed: null, views: [] },
      refer: question.key.right.includes('hold')
    };
  if (question.kind !== 'identify' || answer.kind !== 'identify' || !drawn) return null;
  const { taxa = [], show = [] } = question.need ?? {};
  return {
    kind: 'identify',
    group,
    truth: drawn.taxon,
    // `none` and `cannot-tell` are their own ids
    answer: taxa.find((one) => choiceId(question.id, one) === answer.choice) ?? answer.choice,
    feature: answer.feature ?? null,
    seed: drawn.seed,
    views: show,
    refer: question.key.right === cannotTell
  };
}

/** A device's clock that is further back than this is wrong: nobody is offline for so long. */
const believedDays = 60;
const day = 86_400_000;

/** When an answer counts as given. */
export const countedAt = (givenAt: Date, receivedAt: Date): Date =>
  givenAt > receivedAt || receivedAt.getTime() - givenAt.getTime() > believedDays * day
    ? receivedAt
    : givenAt;
