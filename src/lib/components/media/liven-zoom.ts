import { showLively } from './show-lively.ts';

const levels = ['w1', 'w2', 'w3', 'w4'];

/** Makes a picture larger and smaller in its place. Nothing else on the page is touched by it. */
export function livenZoom(root: Element): void {
  const frame = root.querySelector<HTMLElement>('.frame');
  const inner = root.querySelector('.inner');
  if (!frame || !inner) return;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-zoom-by]')];
  let level = 0;
  showLively(root);
  zoom(0);

  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-zoom-by]');
    if (button) zoom(level + Number(button.dataset['zoomBy']));
  });
  root.addEventListener('dblclick', (event) => {
    if (!(event.target as Element).closest('[data-zoom-by]')) zoom(level === 0 ? 2 : 0);
  });
  root.addEventListener('keydown', (pressed) => {
    const event = pressed as KeyboardEvent;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(level + 1);
    else if (event.key === '-') zoom(level - 1);
    else if (event.key === 'Escape' && level > 0) zoom(0);
    else return;
    // inside a dialog Esc would close that too
    event.stopPropagation();
    event.preventDefault();
  });

  function zoom(to: number) {
    level = Math.min(levels.length - 1, Math.max(0, to));
    inner!.classList.remove(...levels);
    inner!.classList.add(levels[level]!);
    for (const button of buttons)
      button.disabled = level === (button.dataset['zoomBy'] === '-1' ? 0 : levels.length - 1);
    // what scrolls must be reachable by keyboard, and say what it is
    const scrolls = { role: 'region', tabindex: '0', 'aria-label': frame!.dataset['label'] ?? '' };
    for (const [name, value] of Object.entries(scrolls))
      if (level > 0) frame!.setAttribute(name, value);
      else frame!.removeAttribute(name);
  }
}
