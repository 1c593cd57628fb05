import { showLively } from '#lib/components/media/show-lively.ts';

/**
 * Gives the items of an order question buttons instead of selects. The list itself is the answer:
 * hidden fields go with their items.
 */
export function livenOrder(root: Element): void {
  const list = root.querySelector('ol');
  const live = root.querySelector('[aria-live]');
  if (!list || !live) return;
  showLively(root);
  for (const row of rowsOf(list)) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'order';
    field.value = row.dataset['item'] ?? '';
    row.querySelector('select')?.remove();
    row.append(field);
  }
  number(list);

  list.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-by]');
    const row = button?.closest<HTMLElement>('li');
    if (!button || !row) return;
    if (button.dataset['by'] === '-1') row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    number(list);
    // the button moved with its item: keep the focus on it, or on its twin at either end
    (button.disabled ? row.querySelector<HTMLElement>('button:enabled') : button)?.focus();
    live.textContent = saidOf(root, row, list);
  });
}

/** Puts the items of a livened list into the order they were left in. */
export function arrange(list: Element, ids: readonly string[]): void {
  const rows = rowsOf(list);
  for (const id of ids) {
    const row = rows.find((one) => one.dataset['item'] === id);
    if (row) list.append(row);
  }
  number(list);
}

function number(list: Element): void {
  const rows = rowsOf(list);
  rows.forEach((row, place) => {
    row.querySelector('.place')!.textContent = String(place + 1);
    for (const button of row.querySelectorAll<HTMLButtonElement>('button[data-by]'))
      button.disabled = place === (button.dataset['by'] === '-1' ? 0 : rows.length - 1);
  });
}

/** "Photograph it: now 2 of 5", in the words that came with the page. */
function saidOf(root: Element, row: HTMLElement, list: Element): string {
  const rows = rowsOf(list);
  const item = row.querySelector('.place + *')?.textContent?.trim() ?? '';
  return (root.getAttribute('data-said') ?? '')
    .replace('{place}', String(rows.indexOf(row) + 1))
    .replace('{of}', String(rows.length))
    .replace('{item}', () => item);
}

const rowsOf = (list: Element) => [...list.querySelectorAll<HTMLElement>('li[data-item]')];
