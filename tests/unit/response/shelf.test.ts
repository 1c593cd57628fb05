import { describe, expect, test } from 'vitest';
import { drop, keep, keptOf } from '#lib/components/response/shelf.ts';
import { retryDelay } from '#lib/components/response/retry-delay.ts';
import { newId } from '#lib/components/response/new-id.ts';
import type { SentResponse } from '#lib/domain/response/response.ts';
import { fakeStorage } from '../../support/fake-storage.ts';

const sent = (person: string, id: string, givenAt = '2026-11-23T09:00:00Z') =>
  ({ id, person, question: `q-${id}`, fields: {}, givenAt }) as unknown as SentResponse;
const kept = (person: string, id: string, givenAt?: string) => ({
  sent: sent(person, id, givenAt),
  page: '/courses/x'
});

describe('answers kept on a device', () => {
  test('are found by their person only, oldest first', () => {
    const storage = fakeStorage();
    keep(storage, kept('aigul', '2', '2026-11-23T10:00:00Z'));
    keep(storage, kept('aigul', '1', '2026-11-23T09:00:00Z'));
    keep(storage, kept('bek', '3'));
    expect(keptOf(storage, 'aigul').map((one) => one.sent.id)).toEqual(['1', '2']);
    expect(keptOf(storage, 'bek').map((one) => one.sent.id)).toEqual(['3']);
    // nobody's name is the beginning of another's
    expect(keptOf(storage, 'aig')).toEqual([]);
  });

  test('go one by one', () => {
    const storage = fakeStorage();
    keep(storage, kept('aigul', '1'));
    keep(storage, kept('aigul', '2'));
    drop(storage, sent('aigul', '1'));
    expect(keptOf(storage, 'aigul').map((one) => one.sent.id)).toEqual(['2']);
  });

  test('what is not ours or cannot be read is left alone', () => {
    const storage = fakeStorage();
    storage.setItem('theme', 'dark');
    storage.setItem('hornbook.answer.aigul.9', '{broken');
    expect(keptOf(storage, 'aigul')).toEqual([]);
    expect(storage.length).toBe(2);
  });

  test('a browser that keeps nothing says so', () => {
    const full = fakeStorage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(keep(full, kept('aigul', '1'))).toBe(false);
  });
});

test('waits longer each time, never longer than some minutes, never all at once', () => {
  const delays = [1, 2, 3, 8, 50].map((failures) => retryDelay(failures, 0.5));
  expect(delays).toEqual([2000, 4000, 8000, 120_000, 120_000]);
  expect(retryDelay(1, 0)).toBe(1500);
  expect(retryDelay(1, 1)).toBe(2500);
});

test('an id is a version 4 UUID, and another each time', () => {
  const ids = Array.from({ length: 100 }, newId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
