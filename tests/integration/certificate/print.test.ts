import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import type { Certificate } from '#lib/domain/certificate/certificate.ts';
import { printCertificate } from '#lib/server/certificate/print-certificate.ts';
import { drawnLetters, readPdf, unmarked } from '../../support/pdf.ts';

const certificate: Certificate = {
  id: 'c',
  number: 'HB-2026-000123',
  code: '7K3Q-92MD-0VWX-4TYH',
  personId: 'p',
  personName: 'Өтеғұлова Әйгерім Нұрғалиқызы',
  timeZone: 'Asia/Almaty',
  unitName: 'Қордай бекеті',
  courseId: 'saiga-horn',
  courseTitle: { en: 'Saiga horn', ru: 'Рог сайгака' },
  revisionId: 'r',
  revisionNumber: 7,
  language: 'ru',
  marks: {
    percent: 92,
    hits: { count: 9, of: 10 },
    falseAlarms: { count: 1, of: 12 },
    original: 'en'
  },
  issuedAt: new Date('2026-11-03T20:30:00Z'),
  expiresAt: new Date('2028-11-03T20:30:00Z'),
  parts: 0,
  revocation: null
};
const printing = {
  agency: 'Customs Academy, Almaty',
  url: 'https://learn.example.kg/verify/7K3Q-92MD-0VWX-4TYH',
  cover: null
};

describe('names in every script of the region are drawn, not only said', () => {
  test.each([
    ['Kazakh', 'Өтеғұлова Әйгерім Нұрғалиқызы'],
    ['Kyrgyz', 'Үсөнбекова Өрүкгүл Ыңтымаккызы'],
    ['Tajik', 'Ҷӯраева Ҳафиза Қурбонӣ Ғуломзода'],
    ['Uzbek', 'Oʻgʻiloy Gʻulomova Toʻlqin qizi Ўткур Ҳамидов'],
    ['Russian', 'Щукина-Объездчикова Ёлка Эмильевна'],
    ['Chinese, rare characters among them', '欧阳䶮喆翀'],
    ['Mongolian Cyrillic and Turkish', 'Дөлгөөн Ünver Şahin İğci'],
    ['letters made of two signs', 'И\u0306Е\u0308 Й Ё']
  ])('%s', async (_script, personName) => {
    const letters = drawnLetters(readPdf(await printed({ personName })));
    const said = letters.map(({ letter }) => letter).join('');
    const wanted = personName.normalize('NFC');
    expect(said.replace(/\s/g, '')).toContain(wanted.replace(/\s/g, ''));
    for (const { letter, outline, base } of letters)
      if (/[\p{L}\p{N}]/u.test(letter))
        expect([letter, outline]).toEqual([letter, glyph(base, letter)]);
  });

  test('what no font has is refused with the character, not printed as a box', async () => {
    const personName = 'Name 🦌';
    expect(await printCertificate({ ...certificate, personName }, printing)).toEqual({
      kind: 'refused',
      reason: 'no-glyph',
      character: '🦌'
    });
  });
});

describe('PDF/UA', () => {
  test('says what it is, in which language, and shows its title', async () => {
    const { source } = readPdf(await printed());
    expect(source).toMatch(/<pdfuaid:part>1</);
    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/Lang \(ru\)/);
    expect(source).toMatch(/\/DisplayDocTitle true/);
    expect(source).toMatch(/\/Tabs \/S/);
    expect(Buffer.from(source, 'latin1').toString()).toContain(
      'Сертификат об умении распознавать: Өтеғұлова Әйгерім Нұрғалиқызы'
    );
  });

  test('everything drawn is marked: read, or passed over as decoration', async () => {
    const { content } = readPdf(await printed());
    expect(unmarked(content)).toEqual([]);
    expect(content).toContain('/Artifact');
  });

  test('the structure has one heading of the first level, figures with words, and a link', async () => {
    const { objects } = readPdf(await printed());
    const heads = [...objects.values()].map(({ head }) => head);
    const elements = (tag: string) => heads.filter((head) => head.includes(`/S /${tag}\n`));
    expect(elements('Document')).toHaveLength(1);
    expect(elements('H1')).toHaveLength(1);
    expect(elements('H2')).toHaveLength(1);
    expect(elements('LI')).toHaveLength(8);
    for (const figure of elements('Figure')) expect(figure).toMatch(/\/Alt [(<]/);
    expect(elements('Link').join()).toMatch(/\/Type \/OBJR/);
    const annotation = heads.find((head) => head.includes('/Subtype /Link'))!;
    expect(annotation).toMatch(/\/Contents [(<]/);
    expect(annotation).toMatch(/\/StructParent \d/);
    // English words on a Russian sheet are read as English
    expect(elements('P').filter((head) => head.includes('/Lang (en)')).length).toBeGreaterThan(4);
  });

  test('every font is in the file', async () => {
    const { objects } = readPdf(await printed({ personName: '欧阳' }));
    const heads = [...objects.values()].map(({ head }) => head);
    const fonts = heads.filter((head) => head.includes('/Subtype /Type0'));
    expect(fonts.length).toBeGreaterThan(2);
    expect(heads.filter((head) => head.includes('/FontFile2'))).toHaveLength(fonts.length);
    expect(heads.some((head) => head.includes('/Subtype /Type1'))).toBe(false);
  });
});

describe('the sheet', () => {
  test('is one page of A4, however long the names are', async () => {
    const long = 'Абдрахманова-Нурмухамбетова Гүлнұр Әбдіғаппарқызы '.repeat(4).slice(0, 200);
    const { source } = readPdf(
      await printed({
        personName: long,
        unitName: long,
        courseTitle: { en: long, ru: `${long} по-русски` }
      })
    );
    expect(source.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(source).toContain('/MediaBox [0 0 595.28 841.89]');
    for (const [, y] of readPdf(await printed({ personName: long })).content.matchAll(
      /1 0 0 1 [\d.]+ (-?[\d.]+) Tm/g
    ))
      expect(Number(y)).toBeGreaterThan(20);
  });

  test('a word longer than a line is broken, not cut off', async () => {
    const personName = 'Ғ'.repeat(150);
    const said = await text({ personName });
    expect(said.replace(/\s/g, '')).toContain(personName);
  });

  test('speaks the holder’s language and English; English alone once', async () => {
    const russian = await text({});
    expect(russian).toContain('Сертификат об умении распознавать');
    expect(russian).toContain('Certificate of recognition');
    expect(russian).toContain('4 ноября 2026');
    expect(russian).toContain('4 November 2026');
    const english = await text({ language: 'en' });
    expect(english.match(/Certificate of recognition/g)).toHaveLength(1);
    expect(english).not.toContain('Сертификат');
  });

  test('a language without a message file is said in English, its course title kept', async () => {
    const kazakh = await text({
      language: 'kk',
      courseTitle: { kk: 'Ақбөкен мүйізі', en: 'Saiga horn' }
    });
    expect(kazakh).toContain('Certificate of recognition');
    expect(kazakh).toContain('Ақбөкен мүйізі');
  });

  test('without an end or without decide items it says so, or leaves them out', async () => {
    const said = await text({
      language: 'en',
      expiresAt: null,
      marks: { percent: 80, hits: null, falseAlarms: null, original: 'en' }
    });
    expect(said).toContain('It does not expire');
    expect(said).not.toContain('Hits');
    expect(said).not.toContain('look-alikes');
  });
});

async function printed(change: Partial<Certificate> = {}): Promise<Buffer> {
  const result = await printCertificate({ ...certificate, ...change }, printing);
  if (result.kind !== 'printed') throw new Error(result.character);
  return result.pdf;
}

async function text(change: Partial<Certificate>): Promise<string> {
  return drawnLetters(readPdf(await printed(change)))
    .map(({ letter }) => letter)
    .join('');
}

const originals = new Map<string, Font>();

/** The outline of a letter in the font as its makers drew it. */
function glyph(base: string, letter: string): string {
  const files: Record<string, string> = {
    'NotoSerif-Regular': 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
    'NotoSans-Regular': 'noto-sans/400Regular/NotoSans_400Regular.ttf',
    'NotoSans-SemiBold': 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
    'NotoSansSC-Regular': 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
  };
  const require = createRequire(import.meta.url);
  if (!originals.has(base))
    originals.set(base, openSync(require.resolve(`@expo-google-fonts/${files[base]}`)) as Font);
  const shaped = originals.get(base)!.layout(letter).glyphs;
  expect(shaped.every(({ id }) => id !== 0)).toBe(true);
  return shaped.map(({ path }) => path.toSVG()).join('');
}
