import { compileCourse } from '#lib/domain/course/compile-course.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { originalMark } from '#lib/domain/course/hash.ts';
import type { Problem } from '#lib/domain/course/problem.ts';
import type { Bench } from '#lib/domain/question/specimen/bench.ts';
import { testWords, tinyFiles, tinyMedia, tinyTaxa } from './course.ts';

// The tiny course with a bench: a set of three look-alikes, specimens to look at, and every question
// that can be asked about one. `fakeBench` makes individuals that are easy to reckon with.

const insert = `
::: specimen saiga {views=side,lamp seed=100007}
Turn it.
:::

::: compare Three horns {views=side}
- saiga
- resin 100009 **A cast**
- goat

| Feature | Saiga | Resin |
| --- | --- | --- |
| Lamp | **glows** | glows |
:::

::: identify whose {from=horns show=side,lamp feature tags=form exam}
Whose horn is this?

> Light decides.
:::

::: question how_long {specimen=saiga tags=form exam}
How long is it?

= length ± 5 %

> By the ruler.
:::

::: question tap_two {specimen=saiga show=lamp}
Where is the canal?

- (x) #canal
- ( ) #tip

> The dark line.
:::
`;

const translated = `
::: identify whose
Чей это рог?
:::

::: question how_long
Какой он длины?
:::

::: question tap_two
Где канал?
:::
`;

const goat = `
id: goat
latin: Capra hircus
names: { en: [goat], ru: [коза] }
model: horn
characters:
  section: { value: { en: flat }, source: [1], status: published }
deciding: [section]
sources: { 1: A book }
`;

/** What the check can say of specimens: tried one by one in specimens.test.ts. */
export const specimenCodes = [
  ...['set-unknown-taxon', 'set-too-few', 'set-without-model', 'set-protected-stranger'],
  ...['identify-without-set', 'identify-with-answers', 'unknown-set', 'unknown-specimen'],
  ...['unknown-view', 'show-without-specimen', 'specimen-wrong-kind', 'specimen-without-model'],
  ...[
    'specimen-exam-seed',
    'not-a-landmark',
    'unknown-landmark',
    'tap-alone',
    'unknown-measure',
    'practice-only'
  ]
];

/** The files of that course; a test takes a copy and changes it. */
export function benchFiles(): Map<string, string> {
  const files = tinyFiles();
  const edit = (file: string, from: string, to: string) =>
    files.set(
      file,
      files.get(file)!.replace(from, () => to)
    );
  edit('course.md', 'taxa: [saiga, resin]', 'taxa: [saiga, resin, goat]');
  edit('course.md', 'cover:', `${sets}cover:`);
  edit('01-the-horn.md', '## What to do', `${insert}\n## What to do`);
  edit('ru/01-the-horn.md', '## Что делать', `${translated}\n## Что делать`);
  for (const name of ['course.md', '01-the-horn.md'])
    edit(`ru/${name}`, originalMark(tinyFiles().get(name)!), originalMark(files.get(name)!));
  return files;
}

const sets = `sets:
  horns:
    taxa: [saiga, resin, goat]
    protected: [saiga]
`;

export function benchTaxa(): Map<string, string> {
  const taxa = tinyTaxa();
  const more = (name: string, text: string) => taxa.set(name, taxa.get(name)! + text);
  taxa.set(
    'saiga.yaml',
    taxa
      .get('saiga.yaml')!
      .replace('characters:', 'model: horn\ndeciding: [canal]\ncharacters:')
      .replace(
        '  colour:',
        '  canal: { value: { en: yes }, source: [1], status: published }\n  colour:'
      )
  );
  more(
    'resin.yaml',
    `model: horn
deciding: [seam]
characters:
  seam: { value: { en: yes }, source: [1], status: published }
sources: { 1: A book }
`
  );
  taxa.set('goat.yaml', goat);
  return taxa;
}

export function compileBench({
  files = benchFiles(),
  taxa = benchTaxa()
}: {
  files?: Map<string, string>;
  taxa?: Map<string, string>;
} = {}): { course: Course; problems: Problem[] } {
  const options = { folder: 'tiny', words: testWords };
  const { course, problems } = compileCourse(files, taxa, tinyMedia(), options);
  return { course: course!, problems };
}

/** Every individual is as long as the last two digits of its seed say, in centimetres. */
export function fakeBench(course: Course): Bench {
  return {
    taxon: (id) => course.bench[id]!,
    measures: ({ seed }) => ({ length: seed % 100, rings: 12 }),
    still: ({ taxon, seed }, view) => ({
      address: `/still/${Buffer.from(`${taxon} ${seed} ${view}`).toString('hex')}`,
      width: 400,
      height: 500,
      scale: 20
    }),
    spots: (_drawn, view) => [
      { id: 'tip', x: 50, y: 5, r: 4 },
      ...(view === 'lamp' ? [{ id: 'canal', x: 50, y: 40, r: 5 }] : [])
    ]
  };
}
