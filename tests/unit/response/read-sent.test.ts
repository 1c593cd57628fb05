import { describe, expect, test } from 'vitest';
import { readSentForm, readSentList } from '#lib/server/response/read-sent.ts';

const id = '2f1c1c9e-6c1f-4d52-9a0b-0c8f4a3f7e11';
const good = {
  id,
  person: 'p',
  revision: 'r',
  question: 'rings',
  language: 'ru',
  fields: { choice: 'abcdef01' },
  confidence: 2,
  givenAt: '2026-11-23T09:00:00Z'
};

describe('a list of answers', () => {
  test('is read', () => {
    const [sent] = readSentList({ responses: [good] })!;
    expect(sent).toEqual({ ...good, seconds: null, fields: expect.objectContaining(good.fields) });
  });

  test.each([
    null,
    5,
    'x',
    [],
    {},
    { responses: [] },
    { responses: 'x' },
    { responses: Array(101).fill(good) }
  ])('is none: %#', (body) => expect(readSentList(body)).toBeNull());

  test.each([
    [null, ''],
    [{ ...good, id: 'no uuid' }, 'no uuid'],
    [{ ...good, fields: 'choice' }, id],
    [{ ...good, confidence: 4 }, id],
    [{ ...good, language: '../../x' }, id],
    [{ ...good, question: 'x'.repeat(500) }, id],
    [{ id: { toString: 1 } }, '']
  ])('one of them cannot be read: %#', (one, unreadable) => {
    expect(readSentList({ responses: [one, good] })).toMatchObject([{ unreadable }, { id }]);
  });
});

describe('a plain form', () => {
  const form = (entries: [string, string][]) => {
    const data = new FormData();
    for (const [name, value] of entries) data.append(name, value);
    return data;
  };
  const about: [string, string][] = [
    ['response', id],
    ['person', 'p'],
    ['revision', 'r'],
    ['question', 'parts'],
    ['language', 'en']
  ];
  const now = new Date('2026-11-23T09:00:20Z');
  const shown: [string, string] = ['shown_at', '2026-11-23T09:00:00.000Z'];

  test('is read, with what is about the answer apart from the answer', () => {
    const sent = readSentForm(
      form([...about, ['choice', 'a'], ['choice', 'b'], ['confidence', '3'], shown]),
      now
    );
    expect(sent).toMatchObject({
      id,
      question: 'parts',
      confidence: 3,
      givenAt: null,
      seconds: 20
    });
    expect({ ...sent!.fields }).toEqual({ choice: ['a', 'b'] });
  });

  test.each([
    ['2026-11-23T09:00:21Z', 'before it was shown'],
    ['2026-11-23T07:00:00Z', 'a page left open'],
    ['yesterday', 'no time at all']
  ])('says no time to answer where it cannot be believed: %s', (shownAt) => {
    const sent = readSentForm(form([...about, ['choice', 'a'], ['shown_at', shownAt]]), now);
    expect(sent!.seconds).toBeNull();
  });

  test('that is not ours is none', () => {
    expect(readSentForm(form([['choice', 'a']]), now)).toBeNull();
  });
});
