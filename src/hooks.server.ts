import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { sequence } from '@sveltejs/kit/hooks';
import { fileWords } from '#lib/components/export/file-words.ts';
import { chooseLanguage } from '#lib/domain/language.ts';
import { sentByOwnPage } from '#lib/domain/session/sent-by-own-page.ts';
import * as m from '#lib/paraglide/messages.js';
import {
  baseLocale,
  locales,
  overwriteServerAsyncLocalStorage,
  type Locale
} from '#lib/paraglide/runtime.js';
import { sweepOverdue } from '#lib/server/attempt/sweep-overdue.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { startJobs } from '#lib/server/job/start-jobs.ts';
import { log } from '#lib/server/log.ts';
import { recognise } from '#lib/server/session/recognise.ts';
import { sessionCookie } from '#lib/server/session/session-cookie.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';

// Recognise the person, choose the language, guard the door, answer.

/** While pages are served mails go out and exams whose time is over are closed. */
export const init: ServerInit = () => {
  if (building) return;
  sweepOverdue();
  startJobs(fileWords).catch((error: unknown) => log().error({ err: error }, 'jobs do not start'));
  process.once('sveltekit:shutdown' as 'exit', stopBoss);
};

/** One line a request; the route's pattern, not the address: that may hold a secret. */
const note: Handle = async ({ event, resolve }) => {
  const began = performance.now();
  event.locals.person = null as SignedIn | null;
  event.locals.trace = randomUUID().slice(0, 8);
  const response = await resolve(event);
  log().info({
    trace: event.locals.trace,
    method: event.request.method,
    route: event.route.id,
    status: response.status,
    ms: Math.round(performance.now() - began),
    person: event.locals.person?.id
  });
  return response;
};

const protect: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(protections)) response.headers.set(name, value);
  if (env().ORIGIN.startsWith('https:'))
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  // a page of a person is kept by nobody on the way, and asked for again after signing out
  if (!response.headers.has('Cache-Control'))
    response.headers.set('Cache-Control', 'private, no-cache');
  return response;
};

const protections = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()'
};

const recognisePerson: Handle = async ({ event, resolve }) => {
  const [db, now] = [getDb(), new Date()];
  const gone = sessionCookie(db, '', now);
  const secret = event.cookies.get(gone.name);
  if (secret) {
    const known = await recognise(db, secret, now);
    event.locals.person = known?.person ?? null;
    const cookie = known ? known.cookie : gone;
    if (cookie) event.cookies.set(cookie.name, cookie.value, cookie.attributes);
  }
  return resolve(event);
};

const words = new AsyncLocalStorage<{ locale?: Locale; origin?: string }>();
overwriteServerAsyncLocalStorage(words);

const themes: Record<string, string> = { light: 'data-theme="light"', dark: 'data-theme="dark"' };

const speak: Handle = ({ event, resolve }) => {
  event.locals.language = chooseLanguage(
    [
      event.locals.person?.language,
      event.cookies.get('language'),
      event.request.headers.get('accept-language')
    ],
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

/** The framework asks this of forms only; here every request that changes something is asked. */
const refuseForeign: Handle = ({ event, resolve }) => {
  const { method, headers } = event.request;
  const sender = { method, origin: headers.get('origin'), site: headers.get('sec-fetch-site') };
  if (!sentByOwnPage(sender, event.url.origin))
    return new Response(m.request_foreign(), { status: 403 });
  return resolve(event);
};

/** Files come in at two doors; everywhere else 512 kB is more than anybody types. */
const limitBody: Handle = ({ event, resolve }) => {
  const { headers } = event.request;
  const most = event.route.id?.endsWith('/people/import') ? 17 * 1024 * 1024 : 512 * 1024;
  if (Number(headers.get('content-length') ?? 0) > most || headers.has('transfer-encoding'))
    return new Response(m.request_too_large(), { status: 413 });
  return resolve(event);
};

export const handle = sequence(note, protect, recognisePerson, speak, refuseForeign, limitBody);

export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status === 404) return { message: m.error_not_found_title() };
  const { trace } = event.locals;
  log().error({ trace, route: event.route.id, status, err: error });
  return { message: m.error_server_title(), trace };
};
