import { AsyncLocalStorage } from 'node:async_hooks';
import {
  getServerAsyncLocalStorage,
  overwriteServerAsyncLocalStorage,
  type Locale
} from '#lib/paraglide/runtime.js';
import type { Language } from '#lib/domain/language.ts';

/** Words that are made in `work` are of a language: jobs have no request that would say which. */
export function inLanguage<T>(language: Language, work: () => T): T {
  if (!getServerAsyncLocalStorage())
    overwriteServerAsyncLocalStorage(new AsyncLocalStorage<{ locale?: Locale; origin?: string }>());
  return getServerAsyncLocalStorage()!.run({ locale: language as Locale }, work) as T;
}

/** The same for what is made piece by piece, long after the request that asked for it. */
export function allInLanguage<T>(
  language: Language,
  pieces: AsyncGenerator<T, void, void>
): AsyncGenerator<T, void, void> {
  const own = {
    next: () => inLanguage(language, () => pieces.next()),
    return: (value: void) => inLanguage(language, () => pieces.return(value)),
    throw: (error: unknown) => inLanguage(language, () => pieces.throw(error)),
    [Symbol.asyncIterator]: () => own,
    [Symbol.asyncDispose]: async () => void (await own.return())
  } as AsyncGenerator<T, void, void>;
  return own;
}
