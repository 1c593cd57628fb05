import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { chooseLanguage } from '#lib/domain/language.ts';
import {
  baseLocale,
  locales,
  overwriteServerAsyncLocalStorage,
  type Locale
} from '#lib/paraglide/runtime.js';

// Recognise the person, choose the language, guard the door, answer.

const words = new AsyncLocalStorage<{ locale?: Locale; origin?: string }>();
overwriteServerAsyncLocalStorage(words);

const themes: Record<string, string> = { light: 'data-theme="light"', dark: 'data-theme="dark"' };

export const handle: Handle = ({ event, resolve }) => {
  event.locals.person = null;
  event.locals.language = chooseLanguage(
    [event.cookies.get('language'), event.request.headers.get('accept-language')],
    locales,
    baseLocale
  );
  const theme = themes[event.cookies.get('theme') ?? ''] ?? '';
  return words.run({ locale: event.locals.language as Locale, origin: event.url.origin }, () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%hornbook.language%', event.locals.language)
          .replace('%hornbook.theme%', theme)
    })
  );
};
