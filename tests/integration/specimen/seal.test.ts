import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal, type StillOrder } from '#lib/server/specimen/seal.ts';

const key = createHash('sha256').update('a key').digest();
const revision = createHash('sha256').update('a revision').digest('hex');
const order: StillOrder = {
  ...{ revision, taxon: 'saiga_tatarica', seed: 4711, view: 'lamp', setting: 815, tone: 'any' }
};

test('what was sealed is opened again, whatever its revision is called', () => {
  expect(unseal(seal(order, key), key)).toEqual(order);
  const draft = { ...order, revision: 'draft' };
  expect(unseal(seal(draft, key), key)).toEqual(draft);
});

test('the same order has the same address, another one another', () => {
  expect(seal(order, key)).toBe(seal(order, key));
  expect(seal({ ...order, seed: 4712 }, key)).not.toBe(seal(order, key));
});

test('an address tells neither taxon nor seed, by its length neither', () => {
  const address = seal(order, key);
  expect(Buffer.from(address, 'base64url').toString('latin1')).not.toMatch(/saiga|4711/);
  const other = seal({ ...order, taxon: 'ovis_ammon', seed: 99_999, view: 'base' }, key);
  expect(other).toHaveLength(address.length);
  // two of one taxon have no more in common than two of different ones
  const near = seal({ ...order, seed: 4712 }, key);
  expect(shared(address, near)).toBeLessThan(20);
});

test('nobody else can make an address, nor change one', () => {
  const address = seal(order, key);
  expect(unseal(address, createHash('sha256').update('another').digest())).toBeNull();
  for (let at = 0; at < address.length; at += 7) {
    const letter = address[at] === 'A' ? 'B' : 'A';
    expect(unseal(address.slice(0, at) + letter + address.slice(at + 1), key)).toBeNull();
  }
  for (const made of ['', 'x', '%', address.slice(1), `${address}A`, `${address}=`])
    expect(unseal(made, key)).toBeNull();
});

const shared = (a: string, b: string) => [...a].filter((letter, at) => letter === b[at]).length;
