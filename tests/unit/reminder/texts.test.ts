import { describe, expect, test } from 'vitest';
import { firstRules } from '#lib/domain/reminder/rules.ts';
import {
  fill,
  plain,
  problemsOf,
  readWords,
  textParts,
  type Facts,
  type Matter
} from '#lib/domain/reminder/texts.ts';
import { houseTexts, reminderLetter, type Around } from '#lib/server/mail/reminder-letter.ts';

describe('placeholders', () => {
  const words = { subject: 'Due: {course}', body: '{course} by {day}: {link}', why: 'Assigned' };
  const found = (change: object) =>
    problemsOf('due-soon', { ...words, ...change }).map(({ field, kind, name }) =>
      [field, kind, name].filter(Boolean).join(' ')
    );

  test.each([
    [{}, []],
    [{ body: '{course} {link} {dya}' }, ['body unknown dya']],
    [{ body: 'by {day}' }, ['body missing course', 'body missing link']],
    [{ body: '{course} {link} {names}' }, ['body unknown names']],
    [{ subject: '{link}' }, ['subject unknown link']],
    [{ subject: 'one\ntwo' }, ['subject lines']],
    [{ subject: ' ' }, ['subject empty']],
    [{ body: '{course} {link} {' }, ['body brace']],
    [{ body: '{course} {link} {no name}' }, ['body brace']],
    [{ why: 'x'.repeat(501) }, ['why long']]
  ])('%j', (change, problems) => {
    expect(found(change)).toEqual(problems);
  });

  test('are filled once: what stands in a value stays as it is', () => {
    expect(fill('{name}, {link}, {constructor}', { name: '{link}', link: 'x' })).toBe(
      '{link}, x, {constructor}'
    );
  });

  test.each(['en', 'ru'])('the words of the house have no problem in %s', (language) => {
    const texts = houseTexts(language)!;
    for (const part of textParts) expect(problemsOf(part, texts[part]), part).toEqual([]);
  });

  test('words that no longer fit are not used', () => {
    expect(readWords('due-soon', words)).toEqual(words);
    expect(readWords('due-soon', { ...words, body: 'nothing' })).toBeNull();
    expect(readWords('due-soon', 'nothing')).toBeNull();
  });
});

test('what people typed stands on one line, turns nothing round and is no link', () => {
  expect(plain(' Bek\r\nBcc: all@x \u202egnirts https://evil.test www.evil.test')).toBe(
    'Bek Bcc: all@x gnirts https:/ /evil.test www. evil.test'
  );
  expect(plain('x'.repeat(1000))).toHaveLength(200);
});

describe('a letter', () => {
  const reader = { name: 'Бек {link}', language: 'en', timeZone: 'Asia/Bishkek' };
  const around: Around = {
    own: new Map(),
    rules: firstRules,
    title: (id, language) => `${id} ${language}`,
    origin: 'https://learn.test'
  };
  const facts = (matters: Matter[], language = 'en'): Facts => ({
    reader: { ...reader, language },
    today: '2026-11-23',
    matters,
    silent: { names: [], count: 0 }
  });
  const soon: Matter = { kind: 'due-soon', courseId: 'horn', day: '2026-11-30' };
  const over: Matter = { kind: 'overdue', courseId: 'musk', day: '2026-11-22' };
  const digest: Matter = {
    ...{ kind: 'digest', unitId: 'u', unit: 'Dostuk\nPost' },
    ...{ over: 3, never: 0, soon: 0, ending: 1, expired: 0 }
  };

  test('gathers several matters, the most pressing first, and says why it came', () => {
    const letter = reminderLetter(facts([soon, over]), around);
    expect(letter.subject).toBe('Overdue: musk en (+1)');
    expect(letter.body).toBe(
      [
        'Good day, Бек {link}.\n',
        '“musk en” was to be done by 22 November 2026 and is 1 day overdue. What you have done is kept: go on where you stopped.',
        'https://learn.test/courses/musk\n',
        '“horn en” is to be done by 30 November 2026, that is 7 days from now.',
        'https://learn.test/courses/horn\n',
        'You get this because the course was assigned to you and is not done; such letters come every 7 days for a while.',
        'You get this because the course was assigned to you; such letters come 14, 7 and 1 day before it is due.',
        'These letters are about work, so one cannot opt out of them; they stop as soon as it is done.\n',
        'https://learn.test/\n'
      ].join('\n')
    );
  });

  test('tells a manager figures that are not nought, each with its list', () => {
    const { subject, body } = reminderLetter(facts([digest]), around);
    expect(subject).toBe('The week at Dostuk Post');
    expect(body).toContain('- overdue: 3  https://learn.test/team?unit=u&concern=over\n');
    expect(body).not.toContain('never started');
    expect(body).toContain('60 days: 1  https://learn.test/team?unit=u&concern=ending\n');
  });

  test('is in the reader’s language when all of it is worded there, else wholly in English', () => {
    expect(reminderLetter(facts([soon], 'ru'), around)).toMatchObject({
      language: 'ru',
      subject: 'Срок 30 ноября 2026: horn ru'
    });
    const kk = { subject: 'Мерзімі: {course}', body: '{course}, {days}: {link}', why: 'Тапсырма' };
    const own = (more: object) => new Map([['kk', { 'due-soon': kk, ...more }]]);
    expect(reminderLetter(facts([soon], 'kk'), { ...around, own: own({}) }).language).toBe('en');
    const letter = { body: '{name}! {matters} {why} {link}' };
    const whole = { ...around, own: own({ letter }) };
    expect(reminderLetter(facts([soon], 'kk'), whole)).toMatchObject({
      language: 'kk',
      subject: 'Мерзімі: horn kk'
    });
    expect(reminderLetter(facts([soon], 'kk'), whole).body).toContain('7 күн');
    expect(reminderLetter(facts([soon, over], 'kk'), whole).language).toBe('en');
  });
});
