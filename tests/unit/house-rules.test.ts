import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

// The rooms of the house and what may be carried between them. README.md has the map; the message
// of a failing rule says why the rule is there.

const files = list('src').concat(list('migrations'), list('scripts'), list('tests'), list('bench'));
const pure = ['marked', 'yaml', 'sanitize-html', 'valibot', 'node:crypto', 'ts-fsrs'];

interface Rule {
  room: RegExp;
  forbids: (wanted: string, file: string) => boolean;
  because: string;
}

const rules: Record<string, Rule> = {
  'the study imports only itself and pure libraries': {
    room: /^src\/lib\/domain\//,
    forbids: (wanted) =>
      !wanted.startsWith('./') && !wanted.startsWith('#lib/domain/') && !pure.includes(wanted),
    because:
      'rules must run in the browser, on the server and in a test without anything around them'
  },
  'the engine room knows no pages and no components': {
    room: /^src\/lib\/server\//,
    forbids: (wanted) => /^#lib\/components|^\$app|routes\//.test(wanted),
    because: 'a verb that knows its page cannot be used by another page, a job or a command'
  },
  'only guards speak HTTP in the engine room': {
    room: /^src\/lib\/server\/(?!session\/guards\.ts)/,
    forbids: (wanted) => wanted === '@sveltejs/kit',
    because: 'expected outcomes are values; pages put codes into words and statuses'
  },
  'words are for people: pages, mails, certificates and records': {
    room: /^src\/lib\/server\/(?!mail\/|certificate\/|record\/|course\/words\.ts|demo\/)/,
    forbids: (wanted) => wanted.startsWith('#lib/paraglide/messages'),
    because:
      'a sentence made in the engine room cannot be put into the reader’s language by the page'
  },
  'a neighbour’s queries are its own': {
    room: /^src\/lib\/server\/([^/]+)\//,
    forbids: (wanted, file) =>
      /^#lib\/server\/[^/]+\/queries\.ts$/.test(wanted) &&
      wanted.split('/')[2] !== file.split('/')[3],
    because: 'rows stop at queries.ts; between nouns we speak in verbs and the domain’s words'
  },
  'the front room never reaches into the engine room': {
    room: /^src\/lib\/components\//,
    forbids: (wanted) => wanted.startsWith('#lib/server/'),
    because: 'what a component imports is sent to the browser'
  },
  'doors know no SQL and no other doors': {
    room: /^src\/routes\//,
    forbids: (wanted) => /^(kysely|pg|lucia)$/.test(wanted) || /^\$?\.?\.?\/?routes\//.test(wanted),
    because: 'a door is one guard, one lookup, one verb, one translation'
  },
  'only its adapter knows ts-fsrs': {
    room: /^(src|scripts|tests|bench)\/(?!lib\/domain\/practice\/fsrs\.ts)/,
    forbids: (wanted) => wanted === 'ts-fsrs',
    because: 'what we remember of people stands in our own words; the formulas may be replaced'
  },
  'only its adapter knows lucia': {
    room: /^(src|scripts|tests)\/(?!lib\/server\/session\/)/,
    forbids: (wanted) => wanted === 'lucia',
    because: 'lucia is frozen upstream: what leans on it must be replaceable in one folder'
  },
  'migrations import nothing of ours': {
    room: /^migrations\//,
    forbids: (wanted) => wanted !== 'kysely',
    because: 'a migration is frozen; what it imports is not'
  }
};

describe('rooms', () => {
  test.each(Object.entries(rules))('%s', (_name, rule) => {
    const broken = files
      .filter((file) => rule.room.test(file))
      .flatMap((file) =>
        imports(file)
          .filter((wanted) => rule.forbids(wanted, file))
          .map((wanted) => `${file} imports ${wanted}: ${rule.because}`)
      );
    expect(broken).toEqual([]);
  });

  test('paths never climb: #lib between rooms, ./ inside one', () => {
    const climbing = files
      .filter((file) => file.startsWith('src/'))
      .flatMap((file) =>
        imports(file)
          .filter((wanted) => wanted.startsWith('../'))
          .map((wanted) => `${file}: ${wanted}`)
      );
    expect(climbing).toEqual([]);
  });

  test('the study has no clock and no dice', () => {
    const restless = files
      .filter((file) => file.startsWith('src/lib/domain/'))
      .filter((file) => /\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID\(/.test(code(file)));
    expect(restless).toEqual([]);
  });

  test('no drawer for odds and ends, no barrels', () => {
    const drawers = files.filter((file) =>
      /(^|\/)(utils?|helpers?|misc|common|index)(\.ts|\.svelte|\/)/.test(file)
    );
    expect(drawers).toEqual([]);
  });

  test('only the list of settings reads the environment', () => {
    const readers = files
      .filter((file) => file.startsWith('src/') && file !== 'src/lib/server/env.ts')
      .filter((file) => /process\.env/.test(code(file)));
    expect(readers).toEqual([]);
  });

  test('no inline styles: the content security policy would drop them', () => {
    const styled = files
      .filter((file) => file.endsWith('.svelte'))
      .filter((file) => /\sstyle[=:]/.test(code(file)));
    expect(styled).toEqual([]);
  });
});

function list(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|js|mjs|svelte)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('src/lib/paraglide/'));
}

function code(file: string): string {
  return readFileSync(file, 'utf8');
}

function imports(file: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'"=;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...code(file).matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}
