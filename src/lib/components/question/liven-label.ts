import { showLively } from '#lib/components/media/show-lively.ts';

/**
 * Lets a label be picked and a place on the picture be tapped, in either order. The selects of the
 * list stay the answer: this only sets them, so keyboard, zoom and a reload find the same.
 */
export function livenLabel(root: Element): void {
  const glass = root.querySelector<HTMLElement>('.glass');
  const svg = root.querySelector<SVGSVGElement>('svg:has([data-place])');
  const live = root.querySelector('[aria-live]');
  if (!glass || !svg) return;
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button[data-label]')];
  const selects = new Map(
    [...root.querySelectorAll<HTMLSelectElement>('select')].map((select) => [
      select.name.replace('pair_', ''),
      select
    ])
  );
  const spots = [...svg.querySelectorAll<SVGGElement>('[data-place]')];
  let label: string | null = null;
  let place: string | null = null;

  showLively(root);
  look();
  root.addEventListener('change', look);
  root.closest('form')?.addEventListener('filled', look);
  for (const button of buttons)
    button.addEventListener('click', () => {
      label = label === button.dataset['label'] ? null : (button.dataset['label'] ?? null);
      meet();
    });
  glass.addEventListener('click', (event) => {
    place = placeAt(svg, event);
    meet();
  });

  /** Once both are known the label goes to its place. */
  function meet() {
    const select = label && place ? selects.get(place) : undefined;
    if (select && label) {
      select.value = label;
      if (live)
        live.textContent = (root.getAttribute('data-said') ?? '')
          .replace('{number}', String([...selects.values()].indexOf(select) + 1))
          .replace('{label}', () => select.selectedOptions[0]?.text ?? '');
      label = place = null;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    look();
  }

  function look() {
    const used = new Set([...selects.values()].map(({ value }) => value));
    for (const button of buttons) {
      const own = button.dataset['label'] ?? '';
      button.setAttribute('aria-pressed', String(own === label));
      button.classList.toggle('used', used.has(own));
    }
    for (const spot of spots) {
      const own = spot.dataset['place'] ?? '';
      spot.classList.toggle('on', !!selects.get(own)?.value);
      spot.classList.toggle('waits', own === place);
    }
  }
}

/** The place whose region is tapped, else the one whose number is nearest. */
function placeAt(svg: SVGSVGElement, event: MouseEvent): string | null {
  const matrix = svg.getScreenCTM();
  if (!matrix) return null;
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  const isIn = (id: string) =>
    svg.querySelector<SVGGeometryElement>(`[data-region="${id}"]`)?.isPointInFill(point) ?? false;
  const near = [...svg.querySelectorAll<SVGGElement>('[data-place]')]
    .map((spot) => {
      const at = spot.transform.baseVal.getItem(0).matrix;
      const id = spot.dataset['place'] ?? '';
      return { id, far: Math.hypot(at.e - point.x, at.f - point.y) - (isIn(id) ? 1e6 : 0) };
    })
    .sort((a, b) => a.far - b.far);
  return near[0]?.id ?? null;
}
