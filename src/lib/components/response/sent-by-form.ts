import { fieldsOf } from '#lib/domain/question/answer-fields.ts';
import type { AskedQuestion } from '#lib/domain/question/question.ts';
import { aboutAnswer, type Confidence, type SentResponse } from '#lib/domain/response/response.ts';

/** What a filled form would send; null: nothing has been chosen in it. */
export function sentByForm(
  form: HTMLFormElement,
  about: {
    id: string;
    person: string;
    revision: string;
    asked: Pick<AskedQuestion, 'id' | 'language'>;
    /** For how long it has been shown. */
    seconds: number;
  }
): SentResponse | null {
  const entries = [...new FormData(form)];
  const fields = fieldsOf(entries.filter(([name]) => !aboutAnswer.includes(name)));
  if (!Object.values(fields).some((value) => value.length > 0)) return null;
  const sure = Number(entries.find(([name]) => name === 'confidence')?.[1] ?? 0);
  const draw = entries.find(([name]) => name === 'draw')?.[1];
  return {
    id: about.id,
    person: about.person,
    revision: about.revision,
    question: about.asked.id,
    language: about.asked.language,
    fields: { ...fields },
    confidence: sure ? (sure as Confidence) : null,
    givenAt: new Date().toISOString(),
    seconds: about.seconds,
    ...(draw && { draw: String(draw) })
  };
}
