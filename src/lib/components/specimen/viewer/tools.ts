import type { View } from '#lib/domain/specimen/specimen.ts';
import type { Features } from './features.ts';
import { perPress, pressZoom } from './hands.ts';
import type { Instrument, InstrumentKind } from './instrument.ts';
import { turned } from './look.ts';
import { another } from './source.ts';
import { firstLook, type Table } from './table.ts';
import { lookAt } from './views.ts';

/** The buttons under the specimens, and the keys that press them. */
export function wireTools(table: Table, instruments: Instrument[], features: Features[]): void {
  const tools = table.root.querySelector<HTMLElement>('[data-tools]')!;
  const list = tools.querySelector<HTMLElement>('[data-features]')!;
  const toggle = (name: string) =>
    tools.querySelector<HTMLButtonElement>(`[data-toggle="${name}"]`)!;
  const isOn = (name: string) => toggle(name).getAttribute('aria-pressed') === 'true';
  const press = (name: string, on: boolean) =>
    toggle(name).setAttribute('aria-pressed', String(on));
  const isSawn = table.stages.some((stage) => stage.model().saw !== null);
  tools.querySelector<HTMLElement>('[data-show="cut"]')!.hidden = !isSawn;
  toggle('lamp').hidden = !table.painter.canLamp && !hasLampStill();
  toggle('features').hidden = table.stages.length > 1;
  table.onLook(showState);
  showState();
  if (isOn('ruler')) lay('ruler');

  tools.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button');
    if (!button) return;
    const { show, turn, zoomIn, toggle: name } = button.dataset;
    const look = table.look();
    if (show) table.set(lookAt(show as View, look, table.stages));
    else if (turn) {
      const [yaw, pitch] = turn.split(' ').map(Number);
      table.set(turned(look, yaw! * perPress, pitch! * perPress));
    } else if (zoomIn) {
      table.set(pressZoom(table, Number(zoomIn)));
      tellScale();
    } else if (name === 'lamp') switchLamp();
    else if (name === 'features') openFeatures(!isOn('features'));
    else if (name) lay(isOn(name) ? null : (name as InstrumentKind));
    else if ('reset' in button.dataset) reset();
    else if ('new' in button.dataset) renew();
  });
  for (const { hand } of table.stages)
    hand.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'l' || event.key === 'L') switchLamp();
      else if (event.key === '0') reset();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });

  function showState() {
    const { lamp } = table.look();
    press('lamp', lamp);
    for (const { element } of table.stages)
      element.querySelector('[data-live]')!.classList.toggle('lit', lamp);
  }

  function switchLamp() {
    const lamp = !table.look().lamp;
    if (!table.painter.canLamp) return showLampStill(lamp);
    table.set({ ...table.look(), lamp });
    table.tell(lamp ? table.words.lampOn : table.words.lampOff);
  }

  function openFeatures(open: boolean) {
    press('features', open);
    list.hidden = !open;
    for (const one of features) one.show(open);
  }

  function lay(kind: InstrumentKind | null) {
    press('ruler', kind === 'ruler');
    press('caliper', kind === 'caliper');
    for (const one of instruments) one.take(kind);
  }

  function reset() {
    table.set(firstLook(table.stages));
    table.tell(table.words.reset);
  }

  function renew() {
    for (const [place, stage] of table.stages.entries()) {
      const next = another(stage.source());
      if (!next) continue;
      stage.show(next);
      features[place]!.renew();
    }
    const first = firstLook(table.stages);
    table.set({ ...table.look(), scale: first.scale, at: [0, 0], cut: false });
    table.repaint();
    table.tell(table.words.fresh);
  }

  function tellScale() {
    const text = table.stages[0]!.find('[data-bar] text').textContent ?? '';
    table.tell(table.words.scale.replace('{length}', () => text));
  }

  function hasLampStill() {
    return table.root.querySelector('.still[data-view="lamp"]') !== null;
  }

  /** A card that cannot add up depths shows the still instead; it does not turn. */
  function showLampStill(lamp: boolean) {
    press('lamp', lamp);
    const still = table.root.querySelector<HTMLInputElement>('[data-stills] [value="lamp"]');
    if (still) still.checked = true;
    for (const { element } of table.stages)
      element.querySelector<HTMLElement>('[data-live]')!.hidden = lamp;
    table.tell(lamp ? table.words.lampOn : table.words.lampOff);
  }
}
