import { describe, expect, test } from 'vitest';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import { countedAt, identificationOf } from '#lib/domain/recognition/identification.ts';
import { readRecognitionQuery, countedFrom } from '#lib/domain/recognition/recognition-query.ts';
import { groupOfQuestion, groupOfTaxon } from '#lib/domain/recognition/taxon-group.ts';
import { compileBench, fakeBench } from '../../support/specimens.ts';

const { course } = compileBench();
const whose = course.questions['whose']!;
const saiga = { taxon: 'saiga', seed: 100_017, generator: 1 };
const posed = pose(whose, saiga, fakeBench(course));

describe('what an answer says of telling things apart', () => {
  test('of an individual: what it was, what it was named, by which feature, in which views', () => {
    const choice = choiceId('whose', 'resin');
    const answer = { kind: 'identify' as const, choice, feature: 'seam' };
    expect(identificationOf(course, posed, answer, saiga)).toEqual({
      ...{ kind: 'identify', group: 'horn', truth: 'saiga', answer: 'resin', feature: 'seam' },
      ...{ seed: 100_017, views: ['side', 'lamp'], refer: false }
    });
  });

  test.each(['none', 'cannot-tell'])('who names nothing has answered %s', (choice) => {
    const said = identificationOf(course, posed, { kind: 'identify', choice }, saiga);
    expect(said).toMatchObject({ truth: 'saiga', answer: choice, feature: null });
  });

  test('of a picture: whether it was protected, and what was done', () => {
    const answer = { kind: 'decide' as const, choice: 'clear' as const };
    expect(identificationOf(course, course.questions['item']!, answer, null)).toMatchObject({
      ...{ kind: 'decide', group: 'horn', truth: 'protected', answer: 'clear', refer: true }
    });
    expect(identificationOf(course, course.questions['item_two']!, answer, null)).toMatchObject({
      ...{ truth: 'harmless', refer: false }
    });
  });

  test('other questions say nothing of it', () => {
    const rings = course.questions['rings']!;
    const answer = { kind: 'choose-one' as const, choice: 'x' };
    expect(identificationOf(course, rings, answer, null)).toBeNull();
  });
});

describe('the taxon group', () => {
  test.each([
    [{ group: 'musk', model: 'horn' }, 'musk'],
    [{ group: null, model: 'timber' }, 'plant'],
    [{ group: null, model: '' }, 'other']
  ] as const)('of %o is %s', (taxon, group) => {
    expect(groupOfTaxon(taxon)).toBe(group);
  });

  test('of a picture in a course about several groups cannot be said', () => {
    const bench = {
      saiga: { ...course.bench['saiga']!, group: 'horn' as const },
      pod: { ...course.bench['saiga']!, group: 'musk' as const }
    };
    const mixed = { bench, sets: {}, taxa: ['saiga', 'pod'] };
    expect(groupOfQuestion(mixed, { need: null }, null)).toBe('other');
    const set = { horns: { taxa: ['saiga'], protected: [] } };
    expect(groupOfQuestion({ ...mixed, sets: set }, { need: null }, null)).toBe('horn');
  });
});

describe('time', () => {
  const received = new Date('2026-11-23T09:00:00Z');
  test.each([
    ['2026-11-03T09:00:00Z', '2026-11-03T09:00:00Z', 'kept on the device for three weeks'],
    ['2001-01-01T00:00:00Z', '2026-11-23T09:00:00Z', 'a clock that was never set'],
    ['2026-11-24T09:00:00Z', '2026-11-23T09:00:00Z', 'a clock ahead']
  ])('given at %s counts at %s: %s', (given, counted) => {
    expect(countedAt(new Date(given), received)).toEqual(new Date(counted));
  });

  test('four quarters of the calendar count', () => {
    const now = new Date('2026-02-15T00:00:00Z');
    expect(countedFrom(now)).toEqual(['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01']);
  });
});

test('what an address cannot mean is left out', () => {
  const now = new Date();
  const url = new URL('https://h/team/recognition?unit=1%27or&group=whale');
  expect(readRecognitionQuery(url, now)).toEqual({ now, unit: null, group: null });
});
