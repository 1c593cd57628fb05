import type {
  Answer,
  AnswerFields,
  Kind,
  Mark,
  Question,
  QuestionText,
  ReadAnswer,
  Shapes
} from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { RawQuestion } from '#lib/domain/question/reading/raw-question.ts';

/** Everything that differs from kind to kind. A new kind is one of these and its shapes. */
export type KindRules<K extends Kind> = {
  /** From the original; null: not usable (reported). */
  read(raw: RawQuestion, desk: QuestionDesk): Written<K> | null;
  /** The words of a translation, the key staying where it is; null: not usable (reported). */
  translate(raw: RawQuestion, original: Written<K>, desk: QuestionDesk): Shapes[K]['text'] | null;
  asked(question: Question<K>, text: QuestionText<K>, seed: string): Shapes[K]['asked'];
  readAnswer(question: Question<K>, fields: AnswerFields): ReadAnswer<K>;
  mark(question: Question<K>, answer: Answer<K>): Mark;
  explained(question: Question<K>, text: QuestionText<K>): Shapes[K]['explained'];
};

export type Written<K extends Kind> = { key: Shapes[K]['key']; text: Shapes[K]['text'] };
