import type { AnswerFields } from '#lib/domain/question/question.ts';
import type { Confidence } from '#lib/domain/response/response.ts';
import { arrange } from './liven-order.ts';

/** Fills a form again with what was chosen in it. */
export function fillForm(
  form: HTMLFormElement,
  fields: AnswerFields,
  confidence: Confidence | null
): void {
  const given = { ...fields, confidence: confidence ? [String(confidence)] : [] };
  for (const control of form.elements) {
    const { name } = control as HTMLInputElement;
    if (!Object.hasOwn(given, name)) continue;
    const values = [given[name as keyof typeof given] ?? []].flat();
    if (control instanceof HTMLInputElement && /radio|checkbox/.test(control.type))
      control.checked = values.includes(control.value);
    else if (name !== 'order') (control as HTMLInputElement).value = values[0] ?? '';
  }
  const list = form.querySelector('ol.order');
  if (list && fields['order']) arrange(list, [fields['order']].flat());
  // what is drawn from the fields is drawn again
  form.dispatchEvent(new Event('filled'));
}
