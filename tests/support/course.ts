import { compileCourse } from '#lib/domain/course/compile-course.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { originalMark } from '#lib/domain/course/hash.ts';
import type { Problem } from '#lib/domain/course/problem.ts';
import type { MediaFile } from '#lib/domain/course/reading/read-pictures.ts';
import type { Words } from '#lib/domain/course/words.ts';
import type { Question } from '#lib/domain/question/question.ts';

// A whole tiny course, in English with a Russian translation: every kind of question, every
// feature of the text, and no problem in it. Tests change a file and look at what happens.

/** Words that are easy to find in the HTML. */
export const testWords = (language: string): Words => ({
  language,
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    safety: 'Safety',
    law: 'Law'
  },
  place: language === 'ru' ? 'Место' : 'Place',
  asOf: language === 'ru' ? 'По состоянию на' : 'As of',
  source: language === 'ru' ? 'Источник' : 'Source',
  checkBy: 'Check by',
  asOfDay: (day) => `as of ${day}`,
  appendix: (appendix) => `Appendix ${appendix}`,
  sourceNumber: (number) => `Source ${number}`,
  generated: language === 'ru' ? 'Рисунок' : 'Drawn',
  table: 'Table',
  compare: 'Side by side',
  light: 'Light',
  daylight: 'Daylight',
  lamp: 'Lamp'
});

const course = `---
id: tiny
title: Tiny horn
language: en
summary: Two horns.
minutes: 5
taxa: [saiga, resin]
cover: media/horn.webp
exam:
  questions: 3
  minutes: 5
  pass: 80
  hits: 80
  false_alarms: 30
  draw:
    - { tag: decide, count: 1 }
    - { tag: form, count: 2 }
certificate: { valid_months: 24 }
review_by: 2027-06-01
authors: [A Biologist]
sources:
  19: "Horns, a book, 2020. https://example.org/horns"
  law: "The law, 2026."
---

## What you learn

To tell two horns apart.[^19]
`;

const first = `---
title: The horn
minutes: 5
objectives:
  know_form: You know a horn by its form.
---

Begin with the base.

## Rings and tip

A horn is {{ saiga.length }} long.[^19] *Saiga tatarica* is listed: {{ saiga.cites }}.[^law]

![](media/horn.webp "A **horn**")

::: question rings {tags=know_form,form difficulty=1 exam}
Where do the rings end?

- ( ) At the tip
  > No.
- (x) Below the tip
  > Yes.[^19]
- (?) It cannot be told

> They end **below** it.[^law]
:::

::: question parts {tags=form exam}
What belongs to a horn?

- [x] Sheath
- [x] Core
- [ ] Wheel
- [ ] Engine

> Two parts.
:::

## What to do

> [!SAFETY]
> Gloves on.

> [!LAW] The rule
> No export.
>
> Place: Everywhere
> As of: 2026-03-05
> Source: The law[^law]

::: question steps
Put in order.

1. Photograph
2. Count
3. Measure
4. Bag

> In this order.
:::

::: question lamps
Match the lamp to the horn.

| Horn | Light |
| --- | --- |
| Saiga | Glows |
| Resin | Glows too |
| | Stays dark |

> Light decides.
:::

::: question length
How long is it?

= 28..38 cm

> As measured.
:::

::: question name
What is it called in trade?

= "ling yang jiao" | "羚羊角"

> That.
:::

::: question tap_it
Tap the canal.

![](media/horn.webp)

- (x) #canal
- ( ) #tip

> Here.
:::

::: question traits
What is true of each?

| Trait | Saiga | Resin | Goat |
| --- | --- | --- | --- |
| It glows | x | x | |
| A canal is seen | x | | |
| It has bark | | | |

> Light and canal.
:::

::: question name_places
Label the horn.

![](media/horn.webp)

- #canal: the canal
- #tip: the smooth tip
- : a seam

> There is no seam.
:::

::: question groups
Sort them.

### Protected

- Saiga horn
  > It is listed.
- Musk pod

### Look-alike

- Resin cast

> By listing.
:::

::: key which_horn Which horn?
### light
Does light come through?

- It glows -> line
- It stays dark -> hold

### line
Is there a line?

- A line -> saiga
- No line -> resin
- (?) Cannot be seen -> hold

### saiga
Hold it.
:::

::: case night At night
Snow falls.

### bag
A bag with horns.

- Open it -> opened
  > Your prints are on it.
- Photograph it -> sealed
  > First the picture.

### opened
It is open.

- Say so in the notes -> sealed
  > It can be explained.
- Close it again -> lost
  > It cannot.

### sealed: right
All is kept.

### lost: wrong
All is lost.
:::
`;

const exam = `
::: question item {decide tags=protected in=the-horn}
![](media/item.webp)

What do you do?

- ( ) clear
- (x) hold
- (x) seize

> Hold it.[^19]
:::

::: question item_two {decide tags=harmless}
![](media/item.webp)

What do you do?

- (x) clear
- ( ) hold
- ( ) seize

> It is resin.
:::
`;

const courseRu = `---
title: Маленький рог
summary: Два рога.
of: "${originalMark(course)}"
reviewed: true
---

## Чему вы научитесь

Различать два рога.[^19]
`;

const firstRu = `---
title: Рог
objectives:
  know_form: Вы узнаёте рог по форме.
of: "${originalMark(first)}"
---

Начните с основания.

## Кольца и кончик

Длина рога {{ saiga.length }}.[^19]

::: question rings
Где кончаются кольца?

- ( ) На кончике
- ( ) Ниже кончика
  > Да.
- (?) Определить нельзя

> Ниже.
:::

::: question parts
Что есть у рога?

- [ ] Чехол
- [ ] Стержень
- [ ] Колесо
- [ ] Мотор

> Две части.
:::

## Что делать

> [!LAW]
> Вывоз запрещён.
>
> Место: Везде
> По состоянию на: 2026-03-05
> Источник: Закон

::: question steps
По порядку.

1. Снять
2. Сосчитать
3. Измерить
4. Упаковать
:::

::: question lamps
Что на просвет?

| Рог | Свет |
| --- | --- |
| Сайгак | Светится |
| Смола | Тоже светится |
| | Остаётся тёмным |
:::

::: question length
Какой он длины?
:::

::: question name
Как он называется в торговле?
:::

::: question tap_it
Покажите канал.

![](media/horn.webp)
:::

::: question traits
Что верно?

| Признак | Сайгак | Смола | Коза |
| --- | --- | --- | --- |
| Светится | | | |
| Виден канал | | | |
| Есть кора | | | |
:::

::: question name_places
Подпишите рог.

![](media/horn.webp)

- #canal: канал
- #tip: гладкий кончик
- : шов
:::

::: question groups
Распределите.

### Под охраной

- Рог сайгака
- Мускусный мешочек

### Похожее

- Копия из смолы
:::

::: key which_horn Какой рог?
### light
Свет проходит?

- Светится
- Остаётся тёмным

### line
Есть ли линия?

- Линия
- Линии нет
- (?) Не видно

### saiga
Задержать.
:::

::: case night Ночью
Идёт снег.

### bag
Сумка с рогами.

- Открыть
  > На ней ваши следы.
- Снять
  > Сначала снимок.

### opened
Открыта.

- Записать это
  > Можно объяснить.
- Закрыть снова
  > Нельзя.

### sealed
Всё сохранено.

### lost
Всё потеряно.
:::
`;

const media = `
horn.webp:
  alt: { en: A horn standing, ru: Рог стоит }
  caption: { en: A horn }
  origin: generated
  licence: CC BY 4.0
  author: Hornbook
  scale: 10
  width: 100
  height: 200
  regions:
    canal: "40%,10% 60%,10% 60%,50% 40%,50%"
    tip: "circle 50%,80% 5%"
item.webp:
  alt: { en: A pale thing, ru: Светлый предмет }
  origin: generated
  licence: CC BY 4.0
`;

const saiga = `
id: saiga
latin: Saiga tatarica
names: { en: [saiga], ru: [сайгак], kk: [киік, ақбөкен] }
hs: ["0507.90"]
cites:
  - { appendix: II, scope: { en: all, ru: все }, as_of: 2026-03-05, source: [1] }
iucn: { status: NT, as_of: 2023-12-11, source: 1 }
characters:
  length: { value: [15, 40.5], unit: cm, source: [1], status: published }
  colour: { value: { en: amber, ru: янтарный }, source: [1], status: published }
sources: { 1: A book }
`;

const resin = `
id: resin
kind: imitation
names: { en: [cast resin] }
cites: []
cites_note: { en: not listed }
`;

/** The files of the tiny course; a test takes a copy and changes it. */
export function tinyFiles(): Map<string, string> {
  return new Map([
    ['course.md', course],
    ['01-the-horn.md', first],
    ['exam.md', exam],
    ['media/media.yaml', media],
    ['ru/course.md', courseRu],
    ['ru/01-the-horn.md', firstRu]
  ]);
}

export function tinyTaxa(): Map<string, string> {
  return new Map([
    ['saiga.yaml', saiga],
    ['resin.yaml', resin]
  ]);
}

export function tinyMedia(): Map<string, MediaFile> {
  return new Map([
    ['media/horn.webp', { hash: 'a'.repeat(32), bytes: 1000, width: 100, height: 200 }],
    ['media/item.webp', { hash: 'b'.repeat(32), bytes: 1000, width: 100, height: 200 }]
  ]);
}

/** Changes one file: `edit('01-the-horn.md', 'old', 'new')`. The old text must be there. */
export function edited(file: string, from: string, to: string): Map<string, string> {
  const files = tinyFiles();
  const text = files.get(file);
  if (!text?.includes(from)) throw new Error(`${file} does not hold ${from}`);
  files.set(
    file,
    text.replace(from, () => to)
  );
  return files;
}

export type Compiled = { course: Course | null; problems: Problem[] };

export function compileTiny({
  files = tinyFiles(),
  taxa = tinyTaxa(),
  media = tinyMedia(),
  today
}: {
  files?: Map<string, string>;
  taxa?: Map<string, string>;
  media?: Map<string, MediaFile>;
  today?: string;
} = {}): Compiled {
  return compileCourse(files, taxa, media, { folder: 'tiny', words: testWords, today });
}

export function tinyCourse(): Course {
  return compileTiny().course!;
}

export function tinyQuestion(id: string): Question {
  const question = tinyCourse().questions[id];
  if (!question) throw new Error(`no question ${id}`);
  return question;
}
