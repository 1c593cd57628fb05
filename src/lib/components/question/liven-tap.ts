import { showLively } from '#lib/components/media/show-lively.ts';
import { inPercent, within } from './shapes.ts';

type Point = { x: number; y: number };
const steps: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 }
};
const middle: Point = { x: 50, y: 50 };

/** Lets the picture itself be tapped: the cross-hair follows pointer and arrow keys. */
export function livenTap(root: Element): void {
  const glass = root.querySelector<HTMLButtonElement>('.glass');
  const svg = root.querySelector<SVGSVGElement>('svg:has(.cross)');
  const details = root.querySelector('details');
  const [x, y] = root.querySelectorAll<HTMLInputElement>('input[type=hidden]');
  if (!glass || !svg || !details || !x || !y) return;
  const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const live = root.querySelector('[aria-live]');
  let point: Point | null = x.disabled ? null : { x: Number(x.value), y: Number(y.value) };

  showLively(root);
  for (const radio of radios) radio.required = false;
  details.open = radios.some((radio) => radio.checked);
  svg.classList.toggle('bare', !details.open);
  details.addEventListener('toggle', () => svg.classList.toggle('bare', !details.open));
  details.addEventListener('change', () => show(null));

  glass.addEventListener('click', (event) => {
    // a click made by a key has no place: it begins in the middle
    const at =
      event.detail === 0 ? (point ?? middle) : inPercent(event, glass.getBoundingClientRect());
    pointAt(at);
  });
  glass.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const from = point ?? middle;
    const far = event.shiftKey ? 5 : 1;
    if (event.key === 'Enter' && point) glass.form?.requestSubmit();
    else if (step) pointAt({ x: within(from.x + step.x * far), y: within(from.y + step.y * far) });
    else return;
    event.preventDefault();
  });

  function pointAt(at: Point) {
    for (const radio of radios) radio.checked = false;
    show(at);
    glass!.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function show(at: Point | null) {
    point = at;
    x!.disabled = y!.disabled = at === null;
    const cross = svg!.querySelector('.cross')!;
    cross.classList.toggle('off', at === null);
    if (!at) return;
    [x!.value, y!.value] = [String(at.x), String(at.y)];
    const { width, height } = svg!.viewBox.baseVal;
    cross.setAttribute('transform', `translate(${(at.x / 100) * width} ${(at.y / 100) * height})`);
    if (live)
      live.textContent = (root.getAttribute('data-said') ?? '')
        .replace('{x}', String(Math.round(at.x)))
        .replace('{y}', String(Math.round(at.y)));
  }
}
