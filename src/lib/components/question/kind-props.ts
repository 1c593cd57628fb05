import type {
  AnswerFields,
  AskedQuestion,
  ExplainedQuestion,
  Kind
} from '#lib/domain/question/question.ts';

/** What the component of a kind is given. All kinds read and write the same named form fields. */
export type KindProps<K extends Kind> = {
  asked: AskedQuestion<K>;
  /** What has been chosen so far, or was answered; the names are those of AnswerFields. */
  fields: AnswerFields;
  /** Once marked: the fields cannot be changed any more and the states are drawn. */
  explained: ExplainedQuestion<K> | null;
  /** The id of the stem, which names the fields to a screen reader. */
  labelledBy: string;
};
