import { outbox } from './outbox.ts';

/**
 * Sends the answers kept on this device, says how many there are, and warns before signing out with
 * some unsent: they would wait here until their person signs in here again. Returns how to stop.
 */
export function livenSync(root: HTMLElement): () => void {
  const dialog = root.querySelector('dialog');
  let leaving: HTMLFormElement | null = null;

  const submitted = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    const signsOut = new URL(form.action, location.href).pathname === '/sign-out';
    if (!signsOut || outbox.waiting === 0 || leaving || !dialog) return;
    event.preventDefault();
    event.stopPropagation();
    leaving = form;
    dialog.showModal();
    void outbox.flush();
  };
  dialog?.addEventListener('close', () => (leaving = null));
  // submit() asks nobody, this listener neither
  dialog?.querySelector('[data-leave]')?.addEventListener('click', () => leaving?.submit());
  document.addEventListener('submit', submitted, true);
  const unlisten = outbox.listen(look);
  const close = outbox.open(root.dataset['person'] ?? '');
  look();
  return () => {
    close();
    unlisten();
    document.removeEventListener('submit', submitted, true);
  };

  function look() {
    const refused = outbox.refused.length;
    const state = outbox.waiting > 0 ? 'waiting' : refused > 0 ? 'refused' : 'all';
    const count = String(state === 'refused' ? refused : outbox.waiting);
    for (const one of root.querySelectorAll<HTMLElement>('[data-when]'))
      one.hidden = one.dataset['when'] !== state;
    for (const one of root.querySelectorAll<HTMLElement>('[data-count]'))
      one.textContent = (one.dataset['count'] ?? '').replace('{count}', count);
    const link = root.querySelector('a');
    if (link && refused > 0) link.href = outbox.refused[0]!.page;
  }
}
