import type { TaxonPage } from '#lib/domain/taxon/taxon-page.ts';
import * as m from '#lib/paraglide/messages.js';

const words = m as unknown as Record<string, (() => string) | undefined>;

/**
 * What the characters and figures of a page are called (`character_NAME` in the message files); one
 * that has no words yet is shown as it is written. Only on the server: looked up by name, every message
 * would come along to the browser.
 */
export function characterWords({ characters, assumed }: TaxonPage): Record<string, string> {
  return Object.fromEntries(
    [...characters, ...assumed].map(({ id }) => [
      id,
      words[`character_${id}`]?.() ?? id.replaceAll('_', ' ')
    ])
  );
}
