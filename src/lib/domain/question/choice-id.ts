import { sha256 } from '#lib/domain/course/hash.ts';

/**
 * The id of a choice: it says nothing of right or wrong nor of the order it was written in, is the
 * same in all languages, and stays when choices move. Two choices of one question with one text
 * would share it, which is why that is an error.
 */
export function choiceId(questionId: string, text: string): string {
  return sha256(`${questionId}\n${text.replace(/\s+/g, ' ').trim()}`).slice(0, 8);
}
