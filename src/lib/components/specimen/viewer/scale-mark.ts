import { barLength } from './scale-bar.ts';
import type { Stage } from './stage.ts';
import type { Table } from './table.ts';

/** Keeps the scale bar of a stage true. It says its length in the number format of the page. */
export function showScale(stage: Stage, table: Table): void {
  const [path, text] = [stage.find('[data-bar] path'), stage.find('[data-bar] text')];
  let said = 0;
  table.onLook(draw);
  draw();

  function draw() {
    const { scale } = table.look();
    const { width, height } = stage.size();
    const cm = barLength(scale, width * 0.35);
    const long = cm * scale;
    path.setAttribute('d', `M12 ${height - 14}v6h${long}v-6`);
    text.setAttribute('x', String(12 + long / 2));
    text.setAttribute('y', String(height - 22));
    if (said !== cm) text.textContent = table.inCmShort(cm);
    said = cm;
  }
}
