import type {
  MarkedResponse,
  RefusedResponse,
  ResponseReply,
  SentResponse
} from '#lib/domain/response/response.ts';
import { postResponses } from './post-responses.ts';
import { retryDelay } from './retry-delay.ts';
import { drop, keep, keptOf, type Kept } from './shelf.ts';

/** What has become of an answer; `safe`: it also outlives this page. */
export type Fate =
  | { state: 'kept' | 'sent'; safe: boolean }
  /** `response` null: of an exam, nothing is told before it is submitted. */
  | { state: 'accepted'; response: MarkedResponse | null; receivedAt: string }
  /** `words`: the reason in the language of the page that sent it. */
  | { state: 'refused'; reason: RefusedResponse; words: string };

/**
 * Keeps answers on the device before they are sent, and sends them until the server has answered.
 * One a browser tab. Two tabs may send the same answer: its id makes that harmless. Knows no
 * framework: lessons run it alone, other pages through outbox.svelte.ts.
 */
export class Outbox {
  /** By the id of the answer. */
  readonly fates = new Map<string, Fate>();
  /** Questions answered and accepted since the page was opened. */
  readonly answered = new Set<string>();
  /** Of this person, on this device. */
  waiting = 0;
  refused: Kept[] = [];
  trouble: 'line' | 'signed-out' | null = null;

  // given in this tab and not yet answered for: sent from here even if nothing can be kept
  readonly #mine = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();
  #person: string | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  /** Calls whenever something above has changed. Returns how to stop. */
  listen(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => void this.#listeners.delete(changed);
  }

  /** Begins to send what is kept of this person. Returns how to stop. */
  open(person: string): () => void {
    this.#person = person;
    const now = () => void this.flush();
    const seen = () => document.visibilityState === 'visible' && now();
    const elsewhere = () => this.#changed();
    addEventListener('online', now);
    addEventListener('storage', elsewhere);
    document.addEventListener('visibilitychange', seen);
    this.#changed();
    now();
    return () => {
      this.#person = null;
      clearTimeout(this.#timer);
      removeEventListener('online', now);
      removeEventListener('storage', elsewhere);
      document.removeEventListener('visibilitychange', seen);
    };
  }

  /** Keeps an answer, then sends it. */
  give(sent: SentResponse, page: string): void {
    const kept = { sent, page };
    this.fates.set(sent.id, { state: 'kept', safe: keep(localStorage, kept) });
    this.#mine.set(sent.id, kept);
    this.#person ??= sent.person;
    this.#changed();
    void this.flush();
  }

  /**
   * The answer to a question that is still on its way, given on this device earlier. `id`: only the
   * one with this id, because the question is asked again and again.
   */
  find(person: string, question: string, id?: string): SentResponse | null {
    const kept = keptOf(localStorage, person).findLast(({ sent }) =>
      id ? sent.id === id : sent.question === question
    );
    if (!kept) return null;
    this.fates.set(
      kept.sent.id,
      kept.refused
        ? { state: 'refused', reason: kept.refused, words: kept.words ?? '' }
        : { state: 'kept', safe: true }
    );
    this.#mine.set(kept.sent.id, kept);
    return kept.sent;
  }

  sent(id: string): SentResponse | null {
    return this.#mine.get(id)?.sent ?? null;
  }

  /** Lets go of an answer that was refused. */
  forget(id: string): void {
    const kept = this.#mine.get(id);
    if (!kept || this.fates.get(id)?.state !== 'refused') return;
    drop(localStorage, kept.sent);
    this.#mine.delete(id);
    this.#changed();
  }

  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    try {
      // one tab at a time where the browser can; where it cannot, the ids keep it harmless
      await (navigator.locks?.request('hornbook-outbox', () => this.#send()) ?? this.#send());
    } finally {
      this.#sending = false;
      this.#changed();
    }
  }

  async #send(): Promise<void> {
    for (let rest = this.#unsent(); rest.length > 0; rest = this.#unsent()) {
      const some = rest.slice(0, 20);
      this.#mark(some, 'sent');
      const posted = await postResponses(some.map(({ sent }) => sent));
      const told = posted.kind === 'replies' ? this.#note(some, posted.replies) : 0;
      if (told < some.length) {
        this.#mark(some, 'kept');
        return this.#tryLater(posted.kind === 'later' ? 'line' : 'signed-out');
      }
      this.trouble = null;
      this.#failures = 0;
      this.#changed();
    }
  }

  #tryLater(trouble: 'line' | 'signed-out') {
    this.trouble = trouble;
    this.#failures += 1;
    const delay = retryDelay(this.#failures, Math.random());
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  /** Takes note of the replies; returns for how many answers there was one. */
  #note(some: Kept[], replies: ResponseReply[]): number {
    let told = 0;
    for (const kept of some) {
      const { id } = kept.sent;
      const reply = replies.find((one) => idOf(one) === id);
      // not refused: it waits for its person to sign in here again
      if (!reply || (reply.kind === 'refused' && reply.reason === 'other-person')) continue;
      told += 1;
      if (reply.kind === 'refused') {
        const { reason, words = '' } = reply;
        keep(localStorage, { ...kept, refused: reason, words });
        this.fates.set(id, { state: 'refused', reason, words });
      } else {
        drop(localStorage, kept.sent);
        this.answered.add(kept.sent.question);
        const response = reply.kind === 'accepted' ? reply.response : null;
        const { receivedAt } = reply.kind === 'accepted' ? reply.response : reply;
        this.fates.set(id, { state: 'accepted', response, receivedAt });
      }
    }
    return told;
  }

  #unsent(): Kept[] {
    const kept = this.#person ? keptOf(localStorage, this.#person) : [];
    const onlyHere = [...this.#mine.values()].filter(
      (mine) => !kept.some(({ sent }) => sent.id === mine.sent.id)
    );
    return [...kept, ...onlyHere].filter(
      ({ sent, refused }) =>
        !refused &&
        sent.person === this.#person &&
        !['accepted', 'refused'].includes(this.fates.get(sent.id)?.state ?? '')
    );
  }

  #mark(some: Kept[], state: 'kept' | 'sent') {
    for (const { sent } of some) {
      const fate = this.fates.get(sent.id);
      if (fate && 'safe' in fate) this.fates.set(sent.id, { ...fate, state });
    }
    this.#changed();
  }

  #changed() {
    this.waiting = this.#unsent().length;
    this.refused = this.#person
      ? keptOf(localStorage, this.#person).filter(({ refused }) => refused)
      : [];
    for (const listener of this.#listeners) listener();
  }
}

/** The one of this tab. Touch it in the browser only. */
export const outbox = new Outbox();

const idOf = (reply: ResponseReply) => (reply.kind === 'accepted' ? reply.response.id : reply.id);
