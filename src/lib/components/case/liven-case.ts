/** Goes on in a case without leaving the place: the page's own answer is taken in its stead. */
export function livenCase(root: Element): void {
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const { submitter } = event as SubmitEvent;
    event.preventDefault();
    void go(root, form, submitter);
  });
}

async function go(root: Element, form: HTMLFormElement, submitter: HTMLElement | null) {
  const buttons = [...form.querySelectorAll('button')];
  const body = new FormData(form, submitter);
  for (const button of buttons) button.disabled = true;
  const reply = await fetch(form.action, {
    method: 'POST',
    // else the framework answers with data for a page that is not there
    headers: { accept: 'text/html' },
    body,
    signal: AbortSignal.timeout(20_000)
  }).catch(() => null);
  const page = reply?.ok
    ? new DOMParser().parseFromString(await reply.text(), 'text/html')
    : undefined;
  const fresh = page?.querySelector(`#${root.id}`);
  if (fresh) {
    root.replaceWith(fresh);
    livenCase(fresh);
    fresh.querySelector<HTMLElement>('[data-here]')?.focus();
    return;
  }
  // nothing is lost: the choice can be made again, and counts once
  for (const button of buttons) button.disabled = false;
  const lost = form.querySelector<HTMLElement>('[data-lost]');
  if (lost) lost.textContent = lost.dataset['lost'] ?? '';
}
