import { livenLabel } from './liven-label.ts';
import { livenOrder } from './liven-order.ts';
import { livenTap } from './liven-tap.ts';
import { livenZoom } from '#lib/components/media/liven-zoom.ts';
import { showLively } from '#lib/components/media/show-lively.ts';

/** Livens what the server has written, on pages that no framework livens. Once for each root. */
export function livenFields(root: Element): void {
  showLively(root);
  for (const one of root.querySelectorAll('[data-zoom]')) livenZoom(one);
  for (const one of root.querySelectorAll('[data-order]')) livenOrder(one);
  for (const one of root.querySelectorAll('[data-tap]:has(.glass)')) livenTap(one);
  for (const one of root.querySelectorAll('[data-label-picture]:has(.glass)')) livenLabel(one);
}
