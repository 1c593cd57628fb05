import { livenKey } from '#lib/components/branching/liven-key.ts';
import { livenCase } from '#lib/components/case/liven-case.ts';
import { livenDialog } from '#lib/components/media/liven-dialog.ts';
import { livenFields } from '#lib/components/question/liven-fields.ts';
import { livenQuestion } from '#lib/components/question/liven-question.ts';
import { livenSync } from '#lib/components/response/liven-sync.ts';
import { livenSpecimen } from '#lib/components/specimen/liven-specimen.ts';

// All the JavaScript of the pages that are read: home, courses, lessons. The server writes them
// whole, words included; this makes them better and is 6 kB instead of a framework's 70.

for (const sync of document.querySelectorAll<HTMLElement>('[data-sync]')) livenSync(sync);
for (const one of document.querySelectorAll<HTMLElement>('[data-specimens]')) livenSpecimen(one);
for (const key of document.querySelectorAll('[data-key]')) livenKey(key);
for (const one of document.querySelectorAll('[data-case]')) livenCase(one);
for (const dialog of document.querySelectorAll<HTMLDialogElement>('[data-zoom-dialog]')) {
  livenFields(dialog);
  livenDialog(dialog);
}
for (const form of document.querySelectorAll<HTMLFormElement>('form.q'))
  livenQuestion(form, showMarked);

/** Takes the question as it stands after marking from the page itself, and what moved with it. */
async function showMarked(form: Element): Promise<void> {
  const reply = await fetch(location.pathname, { signal: AbortSignal.timeout(20_000) }).catch(
    () => null
  );
  // with the line gone again, a link beside the answer leads to the explanation
  if (!reply?.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  for (const place of [`#${form.id}`, '.toc', '[data-end]']) {
    const [old, fresh] = [document.querySelector(place), page.querySelector(place)];
    if (old && fresh) old.replaceWith(fresh);
  }
  const marked = document.querySelector<HTMLFormElement>(`form#${form.id}`);
  if (!marked) return;
  livenQuestion(marked, showMarked);
  for (const one of marked.querySelectorAll<HTMLElement>('[data-specimens]')) livenSpecimen(one);
  marked.querySelector<HTMLElement>('.verdict')?.focus();
}
