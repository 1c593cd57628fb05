/** Shows what only works with JavaScript, and takes away what stood in for it. */
export function showLively(root: Element): void {
  for (const one of root.querySelectorAll<HTMLElement>('[data-lively]')) one.hidden = false;
  for (const one of root.querySelectorAll<HTMLElement>('[data-plain]')) one.hidden = true;
}
