// The interface languages are the files in src/lib/messages: a new language needs its file and
// nothing else. inlang wants them listed in a settings file, so it is written from the folder.
import { readdirSync, readFileSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { compile } from '@inlang/paraglide-js';
import type { Plugin } from 'vite';

const project = './project.inlang';
const baseLocale = 'en';

/** Options of the Paraglide compiler; refreshes the settings file as a side effect. */
export function paraglide() {
  writeSettings();
  return {
    project,
    outdir: './src/lib/paraglide',
    strategy: ['baseLocale' as const],
    emitTsDeclarations: false,
    emitGitIgnore: false,
    emitPrettierIgnore: false
  };
}

/**
 * A Vite plugin: the compiled messages make the rules of plurals anew with every word, a tenth of a
 * page's time; there is one set a language.
 */
export function keepPluralRules(): Plugin {
  const made = 'new Intl.PluralRules(locale, options)';
  return {
    name: 'keep-plural-rules',
    transform(code, id) {
      if (!id.endsWith('/paraglide/registry.js') || !code.includes(made)) return null;
      const kept = '(kept[locale + options?.type] ??= ' + made + ')';
      return { code: 'const kept = {};\n' + code.replace(made, kept), map: null };
    }
  };
}

/** Compiles the messages, for commands that run without Vite. */
export const compileMessages = () => compile(paraglide());

function writeSettings() {
  const locales = readdirSync('./src/lib/messages')
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  const settings = {
    baseLocale,
    locales,
    // from node_modules: by default the plugin would be fetched from a foreign host
    modules: ['./node_modules/@inlang/plugin-message-format/dist/index.js'],
    'plugin.inlang.messageFormat': { pathPattern: './src/lib/messages/{locale}.json' }
  };
  const text = JSON.stringify(settings, null, 2) + '\n';
  const file = `${project}/settings.json`;
  mkdirSync(project, { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (import.meta.main) {
  await compileMessages();
  // the compiler leaves timers of half a minute behind
  process.exit(0);
}
