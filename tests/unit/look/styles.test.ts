import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = 'src/lib/components/look/styles';
const sheets = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
}));
const text = (name: string) => sheets.find((sheet) => sheet.name === name)!.text;

describe('the style sheets', () => {
  test('raw colours stand in tokens.css only', () => {
    const raw = sheets
      .filter(({ name }) => name !== 'tokens.css')
      .flatMap(({ name, text }) =>
        (text.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi) ?? []).map(
          (colour) => `${name}: ${colour}`
        )
      );
    expect(raw).toEqual([]);
  });

  test('raw type sizes stand in tokens.css only (em is relative to one of them)', () => {
    const raw = sheets
      .filter(({ name }) => name !== 'tokens.css')
      .flatMap(({ name, text }) =>
        [...text.matchAll(/font(?:-size)?:[^;]*?\b([\d.]+rem)/g)].map((hit) => `${name}: ${hit[1]}`)
      );
    expect(raw).toEqual([]);
  });

  test('a name that is used has a value', () => {
    const all = sheets.map((sheet) => sheet.text).join('\n');
    const given = new Set([...all.matchAll(/(--[\w-]+):/g)].map((hit) => hit[1]));
    const used = [...all.matchAll(/var\((--[\w-]+)/g)].map((hit) => hit[1]);
    expect([...new Set(used.filter((name) => !given.has(name)))]).toEqual([]);
  });

  test('dark by the system and dark by choice are alike', () => {
    const bodies = [
      ...text('tokens.css').matchAll(
        /:root(?::not\(\[data-theme='light'\]\)|\[data-theme='dark'\])\s*\{([^}]*)\}/g
      )
    ].map((hit) => hit[1]!.replaceAll(/\s+/g, ' '));
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toBe(bodies[1]);
  });

  test('look.css imports every sheet', () => {
    const others = sheets.map(({ name }) => name).filter((name) => name !== 'look.css');
    for (const name of others) expect(text('look.css')).toContain(`'./${name}'`);
  });
});
