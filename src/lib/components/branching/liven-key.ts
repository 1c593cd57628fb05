import { showLively } from '#lib/components/media/show-lively.ts';

/** Plays a key that stands whole on the page: one step at a time, back to any answer, or whole again. */
export function livenKey(root: Element): void {
  const branches = [...root.querySelectorAll<HTMLElement>('[data-branch]')];
  const trail = root.querySelector<HTMLElement>('[data-trail]');
  const button = (name: string) => root.querySelector<HTMLButtonElement>(`[data-${name}]`);
  const first = branches[0];
  if (!first || !trail) return;
  /** The answers given, each with the step it was given at. */
  let given: { at: HTMLElement; words: string }[] = [];
  let here = first;

  showLively(root);
  root.classList.add('played');
  show(branches.find(({ id }) => id === location.hash.slice(1)) ?? first, false);

  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.way');
    const to = link && branches.find(({ id }) => `#${id}` === link.hash);
    if (!link || !to || !root.classList.contains('played')) return;
    event.preventDefault();
    const words = link.querySelector('[data-words]')?.textContent?.trim() ?? '';
    given.push({ at: here, words });
    show(to);
  });
  button('back')?.addEventListener('click', () => {
    const last = given.pop();
    if (last) show(last.at);
  });
  button('again')?.addEventListener('click', () => {
    given = [];
    root.classList.add('played');
    show(first);
  });
  button('whole')?.addEventListener('click', () => {
    given = [];
    root.classList.remove('played');
    show(first);
  });

  function show(branch: HTMLElement, focus = true) {
    here = branch;
    for (const one of branches) one.classList.toggle('now', one === branch);
    trail!.hidden = given.length === 0;
    trail!.replaceChildren(
      ...given.map(({ words }, index) => {
        const line = document.createElement('li');
        line.textContent = `${index + 1}. ${words}`;
        return line;
      })
    );
    const played = root.classList.contains('played');
    button('back')!.hidden = given.length === 0;
    button('again')!.hidden = played && given.length === 0;
    button('whole')!.hidden = !played;
    if (focus) branch.focus();
  }
}
