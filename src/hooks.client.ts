import { overwriteGetLocale, baseLocale, toLocale } from '#lib/paraglide/runtime.js';

// The server chose the language and wrote it on the page; the browser follows.
overwriteGetLocale(() => toLocale(document.documentElement.lang) ?? baseLocale);
