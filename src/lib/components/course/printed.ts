/**
 * HTML that the server writes into the page: it is not sent a second time as data. The browser takes
 * it from where it stands (src/hooks.ts), so a lesson costs its bytes once.
 */
export class Printed {
  readonly key: string;
  readonly html: string;
  constructor(key: string, html: string) {
    this.key = key;
    this.html = html;
  }
}

/** Course text on its way to a page: printed once, or a string where it came as data. */
export type Html = string | Printed;

/** Where the printed piece with this key stands; '' when it is not there. */
export const printedHtml = (key: string): string =>
  document.querySelector(`[data-printed="${key}"]`)?.innerHTML ?? '';
