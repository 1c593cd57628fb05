import type { RefusedResponse, SentResponse } from '#lib/domain/response/response.ts';

/** An answer kept on the device until the server has said what became of it. */
export type Kept = {
  sent: SentResponse;
  /** Where it was given: path and anchor. */
  page: string;
  /** The server did not take it, and sending it again would not help. */
  refused?: RefusedResponse;
  words?: string;
};

// One entry an answer, under the person's id: two tabs never overwrite each other's, and on a shared
// computer nobody's answers are sent by the next. localStorage, because it is written before the
// next line runs; it holds what was chosen, never a key.
const prefix = 'hornbook.answer.';

/** False: this browser keeps nothing (private window, full disk). */
export function keep(storage: Storage, kept: Kept): boolean {
  try {
    storage.setItem(keyOf(kept.sent), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function drop(storage: Storage, sent: SentResponse): void {
  storage.removeItem(keyOf(sent));
}

/** All that is kept of this person, oldest first. What cannot be read is left alone. */
export function keptOf(storage: Storage, person: string): Kept[] {
  const kept: Kept[] = [];
  for (let place = 0; place < storage.length; place++) {
    const key = storage.key(place);
    if (!key?.startsWith(`${prefix}${person}.`)) continue;
    const one = read(storage.getItem(key));
    if (one) kept.push(one);
  }
  return kept.sort((a, b) => (a.sent.givenAt ?? '').localeCompare(b.sent.givenAt ?? ''));
}

const keyOf = (sent: SentResponse) => `${prefix}${sent.person}.${sent.id}`;

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? '') as Kept;
    return typeof kept.sent.id === 'string' ? kept : null;
  } catch {
    return null;
  }
}
