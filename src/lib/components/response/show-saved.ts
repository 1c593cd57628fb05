import type { Fate, Outbox } from './outbox.ts';

const reached: Record<string, Fate['state'][]> = {
  kept: ['kept', 'sent', 'accepted'],
  sent: ['sent', 'accepted'],
  accepted: ['accepted']
};

/** Shows in words how far an answer has come (see SavedLive.svelte). */
export function showSaved(
  root: HTMLElement,
  fate: Fate | undefined,
  trouble: Outbox['trouble']
): void {
  root.hidden = !fate || fate.state === 'refused';
  if (!fate || root.hidden) return;
  const unsafe = 'safe' in fate && !fate.safe;
  for (const step of root.querySelectorAll<HTMLElement>('[data-step]')) {
    const name = step.dataset['step'] ?? '';
    const is = reached[name]?.includes(fate.state) && !(name === 'kept' && unsafe);
    step.classList.toggle('on', is);
  }
  const facts: Record<string, boolean> = {
    safe: !unsafe,
    unsafe,
    line: fate.state !== 'accepted' && trouble === 'line',
    'signed-out': fate.state !== 'accepted' && trouble === 'signed-out',
    // the explanation is being fetched; if the line died just now, a link leads to it
    accepted: fate.state === 'accepted'
  };
  for (const one of root.querySelectorAll<HTMLElement>('[data-when]'))
    one.hidden = !facts[one.dataset['when'] ?? ''];
}
