import { describe, expect, test } from 'vitest';
import { textIn } from '#lib/domain/course/course-in.ts';
import { compileTiny, edited, tinyCourse, tinyFiles } from '../../support/course.ts';

describe('a course without mistakes', () => {
  test('has no problems', () => {
    expect(compileTiny().problems).toEqual([]);
  });

  test('compiles to the same bytes every time', () => {
    expect(JSON.stringify(compileTiny())).toBe(JSON.stringify(compileTiny()));
  });

  test('keeps its rules', () => {
    const course = tinyCourse();
    expect(course).toMatchObject({
      id: 'tiny',
      original: 'en',
      languages: ['en', 'ru'],
      validMonths: 24,
      reviewBy: '2027-06-01',
      exam: {
        questions: 3,
        pass: 80,
        hits: 80,
        falseAlarms: 30,
        attempts: 3,
        waitHours: 24,
        draw: [
          { by: 'tag', name: 'decide', count: 1 },
          { by: 'tag', name: 'form', count: 2 }
        ]
      },
      objectives: [{ id: 'know_form', module: 'the-horn' }]
    });
    expect(course.cover?.path).toBe('media/horn.webp');
  });

  test('is cut into screens at the headings of the second level', () => {
    const [module] = tinyCourse().texts['en']!.modules;
    expect(module!.steps.map(({ number, id, title }) => [number, id, title])).toEqual([
      [1, 'rings-and-tip', 'Rings and tip'],
      [2, 'what-to-do', 'What to do']
    ]);
    expect(module!.steps[0]!.lead).toBe('<p>Begin with the base.</p>\n');
    expect(module!.steps[0]!.blocks.map(({ kind }) => kind)).toEqual([
      'html',
      'question',
      'question'
    ]);
    expect(tinyCourse().modules[0]).toMatchObject({
      steps: 2,
      questions: [
        { id: 'rings', step: 1 },
        { id: 'parts', step: 1 },
        { id: 'steps', step: 2 },
        { id: 'lamps', step: 2 },
        { id: 'length', step: 2 },
        { id: 'name', step: 2 },
        { id: 'tap_it', step: 2 },
        { id: 'traits', step: 2 },
        { id: 'name_places', step: 2 },
        { id: 'groups', step: 2 }
      ]
    });
  });

  test('knows of each question where it leads back to', () => {
    const { questions } = tinyCourse();
    expect(questions['rings']).toMatchObject({
      place: 'module',
      module: 'the-horn',
      step: 1,
      exam: true,
      objectives: ['know_form'],
      difficulty: 1
    });
    expect(questions['item']).toMatchObject({ place: 'exam', module: 'the-horn', exam: true });
    expect(questions['item']!.tags).toEqual(['protected', 'decide']);
    expect(questions['item_two']!.module).toBeNull();
  });

  test('numbers sources in order of use, and knows the ways back', () => {
    const [module] = tinyCourse().texts['en']!.modules;
    expect(module!.sources.map(({ number, id }) => [number, id])).toEqual([
      [1, '19'],
      [2, 'law']
    ]);
    expect(module!.sources[0]!.html).toContain('href="https://example.org/horns"');
    // the reference in the explanation of `rings` is not on the page yet: no way back leads there
    expect(module!.steps[0]!.sources[1]!.uses).toEqual(['use-2-1']);
    expect(module!.steps[1]!.sources.map(({ number }) => number)).toEqual([2]);
  });

  test('takes a module without headings as one screen under its own title', () => {
    const files = edited('01-the-horn.md', '## Rings and tip', '');
    files.set('01-the-horn.md', files.get('01-the-horn.md')!.replace('## What to do', ''));
    const [module] = compileTiny({ files }).course!.texts['en']!.modules;
    expect(module!.steps).toHaveLength(1);
    expect(module!.steps[0]).toMatchObject({ title: 'The horn', lead: '' });
  });

  test('reads Windows line ends and a byte order mark as if they were not there', () => {
    const files = tinyFiles();
    for (const [path, text] of files) files.set(path, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(compileTiny({ files })).toEqual(compileTiny());
  });
});

describe('translations', () => {
  test('stand beside the original', () => {
    const { texts, questions } = tinyCourse();
    expect(texts['ru']).toMatchObject({ title: 'Маленький рог', fallback: false, reviewed: true });
    expect(texts['ru']!.objectives['know_form']).toBe('Вы узнаёте рог по форме.');
    expect(texts['ru']!.modules[0]).toMatchObject({
      title: 'Рог',
      language: 'ru',
      stale: false,
      reviewed: false
    });
    expect(Object.keys(questions['rings']!.texts)).toEqual(['en', 'ru']);
    expect(texts['ru']!.modules[0]!.steps[0]!.blocks[0]).toMatchObject({
      html: expect.stringContaining('15–40,5 см') as string
    });
  });

  test('that are missing fall back to the original and say so', () => {
    const files = tinyFiles();
    files.delete('ru/01-the-horn.md');
    const course = compileTiny({ files }).course!;
    expect(course.texts['ru']!.modules[0]).toMatchObject({ fallback: true, language: 'en' });
    expect(course.texts['ru']!.title).toBe('Маленький рог');
    const kazakh = textIn(course, 'kk');
    expect(kazakh).toMatchObject({ fallback: true, language: 'en' });
    expect(kazakh.modules[0]!.fallback).toBe(true);
    expect(textIn(course, 'ru-KG').language).toBe('ru');
  });

  test('are stale when the original has changed since', () => {
    const files = edited('01-the-horn.md', 'Begin with the base.', 'Begin at the base.');
    const { course, problems } = compileTiny({ files });
    expect(course!.texts['ru']!.modules[0]!.stale).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(['translation-stale']);
  });

  test('that forget a question show it as it was written, in its step', () => {
    const files = edited('ru/01-the-horn.md', '::: question name', '::: card');
    const { course, problems } = compileTiny({ files });
    const blocks = course!.texts['ru']!.modules[0]!.steps[1]!.blocks;
    expect(blocks.at(-1)).toEqual({ kind: 'question', id: 'name' });
    expect(problems.map(({ code }) => code)).toEqual(['translation-misses-question']);
  });
});
