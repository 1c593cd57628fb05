import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settings } from '#lib/server/env.ts';

const text = readFileSync('docs/operating.md', 'utf8');

test.each(Object.entries(settings))('docs/operating.md tells of %s', (name, { about }) => {
  const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
  expect(row).toContain(about);
});
