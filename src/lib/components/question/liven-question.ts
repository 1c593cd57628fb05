import { newId } from '#lib/components/response/new-id.ts';
import { outbox } from '#lib/components/response/outbox.ts';
import { sentByForm } from '#lib/components/response/sent-by-form.ts';
import { showSaved } from '#lib/components/response/show-saved.ts';
import { chooseByKey } from './choose-by-key.ts';
import { fillForm } from './fill-form.ts';
import { livenFields } from './liven-fields.ts';

/**
 * A question of a lesson: the answer is kept on the device, sent from there, and what it earned is
 * fetched (`show`) as soon as the server has it.
 */
export function livenQuestion(form: HTMLFormElement, show: (form: Element) => Promise<void>): void {
  livenFields(form);
  const shownAt = performance.now();
  form.addEventListener('keydown', (event) => chooseByKey(event));
  const question = form.dataset['question'];
  const saved = form.querySelector<HTMLElement>('[data-saved]');
  const refusal = form.querySelector('.refused');
  const fields = form.querySelector('fieldset');
  const button = form.querySelector<HTMLElement>('.acts button');
  if (!question || !saved || !refusal || !fields || !button) return;
  const meta = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
  const [person, revision, language] = [meta('person'), meta('revision'), meta('language')];

  // answered here earlier and not yet sent: the form stands as it was left
  const fixed = form.dataset['response'];
  const before = outbox.find(person, question, fixed);
  let id = before?.id ?? fixed ?? newId();
  if (before) fillForm(form, before.fields, before.confidence);
  const stop = outbox.listen(look);
  look();

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (outbox.fates.get(id)?.state !== 'refused' && outbox.fates.has(id)) return;
    // what was refused is put right as a new answer
    const refused = outbox.fates.has(id) ? id : null;
    const own = refused ? (fixed ?? newId()) : id;
    const sent = sentByForm(form, {
      id: own,
      person,
      revision,
      asked: { id: question, language },
      // what else stands on the page is read in that time as well
      seconds: (performance.now() - shownAt) / 1000
    });
    refusal.textContent = sent ? '' : (form.dataset['empty'] ?? '');
    if (!sent) return;
    id = own;
    outbox.give(sent, `${location.pathname}#${form.id}`);
    if (refused && refused !== own) outbox.forget(refused);
  });

  function look() {
    const fate = outbox.fates.get(id);
    showSaved(saved!, fate, outbox.trouble);
    const onItsWay = fate !== undefined && fate.state !== 'refused';
    fields!.disabled = onItsWay;
    button!.hidden = onItsWay;
    if (fate?.state === 'refused') refusal!.textContent = fate.words;
    if (fate?.state !== 'accepted') return;
    stop();
    void show(form);
  }
}
