import { describe, expect, test } from 'vitest';
import { dayInWords, withUnit } from '#lib/domain/course/writing/numbers.ts';
import { slugOf } from '#lib/domain/course/writing/slug.ts';
import { compileTiny, edited, tinyFiles, tinyMedia } from '../../support/course.ts';

/** The first screen with `text` in place of its lead: what the reader gets. */
function written(text: string, language = 'en'): string {
  const file = language === 'en' ? '01-the-horn.md' : 'ru/01-the-horn.md';
  const lead = language === 'en' ? 'Begin with the base.' : 'Начните с основания.';
  const { course } = compileTiny({ files: edited(file, lead, text) });
  return course!.texts[language]!.modules[0]!.steps[0]!.lead;
}

describe('text', () => {
  test.each([
    ['raw HTML is shown, never used', '<b>x</b> <img src=x onerror=alert(1)>', '&lt;b&gt;x'],
    ['scripts are words', '<script>alert(1)</script>', '&lt;script&gt;'],
    ['comments are left out', 'a <!-- b --> c', '<p>a  c</p>'],
    ['a fact has its unit', '{{ saiga.length }}', '15–40.5 cm'],
    ['a fact in words', '{{ saiga.colour }}', 'amber'],
    ['names in another language', '{{ saiga.names.kk }}', '<span lang="kk">киік, ақбөкен</span>'],
    [
      'a listing has its date',
      '{{ saiga.cites }}',
      '<time datetime="2026-03-05">as of March 5, 2026'
    ],
    ['a thing without listing', '{{ resin.cites }}', 'not listed'],
    ['a status has its date', '{{ saiga.iucn }}', 'NT, <time datetime="2023-12-11">'],
    [
      'Latin names of our taxa',
      '*Saiga tatarica*',
      '<em class="taxon" lang="la">Saiga tatarica</em>'
    ],
    ['other emphasis', '*not Latin*', '<em>not Latin</em>'],
    [
      'a source is numbered',
      'x[^19]',
      '<sup><a id="use-1-1" href="#source-1" aria-label="Source 1">1</a></sup>'
    ],
    ['links within the course', '[x](01-the-horn.md)', 'href="/courses/tiny/the-horn/1"'],
    ['links to a heading', '[x](#what-to-do)', 'href="/courses/tiny/the-horn/2#what-to-do"'],
    ['links to the exam', '[x](exam.md)', 'href="/courses/tiny/exam"'],
    ['links elsewhere', '[x](https://cites.org/)', 'rel="noopener noreferrer external"'],
    ['headings have anchors', '### The *base* of it', '<h3 id="the-base-of-it">'],
    ['an alert', '> [!WARNING] Hot\n> Do not touch.', '<div class="note warn" role="note">'],
    ['an alert with its own head', '> [!WARNING] Hot\n> x', '<span>Hot</span></p><p>x</p>'],
    [
      'an alert without one',
      '> [!SAFETY]\n> x',
      'class="note safety" role="note"><p class="head"><svg'
    ],
    ['a plain quote', '> x', '<blockquote>'],
    [
      'a table can be reached and scrolled',
      '| a | b |\n|--|--:|\n| 1 | 2 |',
      '<div class="tablebox" tabindex="0" role="region" aria-label="Table: a, b"><table>'
    ],
    ['numbers stand to the right', '| a | b |\n|--|--:|\n| 1 | 2 |', '<td class="n">2</td>'],
    [
      'a plate',
      '![Alt](media/horn.webp "Cap")',
      '<figure class="fig"><a class="plate" href="/media/aaaa'
    ],
    [
      'its size is known',
      '![Alt](media/horn.webp)',
      'width="100" height="200" loading="lazy" decoding="async"'
    ],
    ['its text', '![Alt "x"](media/horn.webp)', 'alt="Alt &quot;x&quot;"'],
    ['its text from media.yaml', '![](media/horn.webp)', 'alt="A horn standing"'],
    [
      'its caption and origin',
      '![](media/horn.webp)',
      '<figcaption>A horn<span class="credit">Drawn. Hornbook. CC BY 4.0</span>'
    ],
    [
      'two plates side by side',
      '![](media/horn.webp) ![](media/item.webp)',
      '<div class="figs"><figure'
    ],
    [
      'a card',
      '::: card In your pocket\nx\n:::',
      '<section class="card pocket" aria-labelledby="in-your-pocket"><h3'
    ],
    ['a story', '::: story Night\nx\n:::', '<section class="card story" aria-labelledby="night">']
  ])('%s', (_name, text, html) => {
    expect(written(text)).toContain(html);
  });

  test.each([
    ['numbers as the language writes them', '{{ saiga.length }}', '15–40,5 см'],
    ['words of the language', '{{ saiga.colour }}', 'янтарный'],
    ['names of the language without mark', '{{ saiga.names.ru }}', '<span>сайгак</span>'],
    ['days in words', '{{ saiga.iucn }}', '11 декабря 2023'],
    ['the origin in the language', '![](media/horn.webp)', '<span class="credit">Рисунок.'],
    [
      'law by its own words',
      '> [!LAW]\n> x\n>\n> Место: Тут\n> По состоянию на: 2026-03-05\n> Источник: y',
      '<dl><dt>Место</dt><dd>Тут</dd>'
    ]
  ])('in Russian: %s', (_name, text, html) => {
    expect(written(text, 'ru').replaceAll('\u00a0', ' ')).toContain(html);
  });

  test('a legal alert says where, when and by which source', () => {
    const { course } = compileTiny();
    const html = course!.texts['en']!.modules[0]!.steps[1]!.blocks[0];
    expect(html).toMatchObject({
      html: expect.stringMatching(
        /<p>No export.<\/p>\s*<dl><dt>Place<\/dt><dd>Everywhere<\/dd><dt>As of<\/dt><dd><time datetime="2026-03-05">March 5, 2026<\/time><\/dd><dt>Source<\/dt><dd>The law<sup>/
      ) as string
    });
  });

  test('no style, handler or foreign address survives', () => {
    const html = written(
      '[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://evil.example/x.png)\n\n`<style>`'
    );
    expect(html).not.toMatch(/javascript:|data:|evil|<style|style=|\son\w+=/);
  });
});

describe('a comparison', () => {
  const text = `::: compare Two things
- ![Horn](media/horn.webp) ![](media/item.webp) **Saiga** *Saiga tatarica* adult
- ![Thing](media/item.webp) **Thing**

| Feature | Saiga | Thing |
| --- | --- | --- |
| Light | **Glows** | Dark |
:::`;
  const files = tinyFiles();
  files.set(
    'media/media.yaml',
    files.get('media/media.yaml')!.replace('item.webp:\n', 'item.webp:\n  scale: 20\n')
  );
  files.set('01-the-horn.md', files.get('01-the-horn.md')!.replace('Begin with the base.', text));
  const html = compileTiny({ files }).course!.texts['en']!.modules[0]!.steps[0]!.lead;

  test.each([
    ['a head', '<div class="cmp" role="group" aria-labelledby="two-things">'],
    ['one switch for all lamps', '<input type="radio" class="lamp-on" name="light-1" />'],
    ['the tallest fills the frame', '<span class="spec"><img src="/media/aaaa'],
    ['a lamp picture over it', '<img class="lamp" src="/media/bbbb'],
    [
      'half as tall, in a frame as tall',
      '<svg class="framed" viewBox="0 0 100 400" role="img" aria-label="Thing"><image class="day"'
    ],
    [
      'letters and names',
      '<span class="name"><b>a</b> Saiga</span><span class="sci"><em class="taxon"'
    ],
    ['remarks', '<span class="remark">adult</span>'],
    ['a bar of ten centimetres', '<svg viewBox="0 0 10 2" aria-hidden="true">'],
    ['with its length', '<span>10 cm</span>'],
    ['a table of features', '<table class="features"><thead>'],
    ['whose rows are headed', '<th scope="row">Light</th>'],
    ['and the deciding cell marked', '<td class="key"><strong>Glows</strong></td>']
  ])('has %s', (_name, piece) => {
    expect(html).toContain(piece);
  });

  test.each([
    [100, 200, 'compare'],
    [200, 200, 'compare wide'],
    [400, 200, 'compare lying']
  ])('of pictures %d by %d is laid out as %s', (width, height, classes) => {
    const media = tinyMedia();
    for (const [path, file] of media) media.set(path, { ...file, width, height });
    const plain = compileTiny({ files, media }).course!.texts['en']!.modules[0]!.steps[0]!.lead;
    expect(plain).toContain(`<div class="${classes}">`);
  });
});

describe('numbers', () => {
  test.each([
    [33.5, 'cm', 'en', '33.5 cm'],
    [33.5, 'cm', 'ru', '33,5 см'],
    [[15, 40], 'cm', 'ru', '15–40 см'],
    [[5, 5], 'kg', 'en', '5 kg'],
    [12, '', 'kk', '12'],
    [2, 'rings', 'en', '2 rings']
  ] as const)('%j %s in %s', (value, unit, language, text) => {
    expect(withUnit(value, unit, language).replaceAll('\u00a0', ' ')).toBe(text);
  });

  test('days do not slip by time zone', () => {
    expect(dayInWords('2026-03-05', 'en')).toBe('March 5, 2026');
  });
});

test.each([
  ['Rings & tip', 'rings-tip'],
  ['Кольца и кончик', 'кольца-и-кончик'],
  ['A *Saiga* horn[^3]', 'a-saiga-horn'],
  ['!?', 'part']
])('the anchor of %s', (heading, slug) => {
  expect(slugOf(heading)).toBe(slug);
});
