import { createSubscriber } from 'svelte/reactivity';
import type { SentResponse } from '#lib/domain/response/response.ts';
import { outbox as plain, type Fate } from './outbox.ts';

export type { Fate };

// What the outbox says, for components: read within an effect or the markup it is read again
// whenever it changes.
const watch = createSubscriber((update) => plain.listen(update));

export const outbox = {
  fateOf(id: string): Fate | undefined {
    watch();
    return plain.fates.get(id);
  },
  isAnswered(question: string): boolean {
    watch();
    return plain.answered.has(question);
  },
  get waiting() {
    watch();
    return plain.waiting;
  },
  get trouble() {
    watch();
    return plain.trouble;
  },
  give: (sent: SentResponse, page: string) => plain.give(sent, page),
  find: (person: string, question: string) => plain.find(person, question),
  forget: (id: string) => plain.forget(id),
  flush: () => plain.flush()
};
