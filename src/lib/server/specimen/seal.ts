import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Guise } from '#lib/domain/specimen/guise.ts';
import { type View, views } from '#lib/domain/specimen/specimen.ts';

/** What a picture shows: everything that its door needs to draw it, and nobody else may know. */
export type StillOrder = {
  /** Whose figures it was drawn by. */
  revision: string;
  taxon: string;
  seed: number;
  view: View;
  /** Seed of the setting; 0: the plain one. */
  setting: number;
  /** Of what tones: any (all taxa alike), or those usual for the taxon, for lessons. */
  tone: Guise['tone'];
};

const blocks = 128;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The order as part of an address. Sealed, not hashed: the generator is public, so whoever could reckon
 * an address from taxon and seed would know what a picture shows; and only what this installation sealed
 * is ever drawn, so nobody can ask for seeds of the exam. The same order has the same address, for
 * caches: its nonce is made of it (as in AES-SIV). Filled up to one length: names differ in theirs.
 */
export function seal(order: StillOrder, key: Buffer): string {
  const { revision, taxon, seed, view, setting, tone } = order;
  const rest = [views.indexOf(view), setting, Number(tone === 'own')];
  const text = JSON.stringify([compact(revision), taxon, seed, ...rest]);
  const plain = Buffer.from(text.padEnd(Math.ceil(text.length / blocks) * blocks));
  const nonce = createHmac('sha256', key).update(plain).digest().subarray(0, nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** null: not sealed here. */
export function unseal(address: string, key: Buffer): StillOrder | null {
  const bytes = Buffer.from(address, 'base64url');
  if (bytes.length <= nonceBytes + tagBytes || bytes.toString('base64url') !== address) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const sealed = bytes.subarray(nonceBytes, -tagBytes);
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]).toString();
    const [revision, taxon, seed, view, setting, own] = JSON.parse(plain) as Sealed;
    const tone = own ? 'own' : 'any';
    return { revision: expand(revision), taxon, seed, view: views[view]!, setting, tone };
  } catch {
    return null;
  }
}

type Sealed = [string, string, number, number, number, number];

// revisions are hashes in hex: a third shorter like this; in tests they may be called anything
const isHex = (text: string) => /^([0-9a-f]{2})+$/.test(text);
const compact = (revision: string) =>
  isHex(revision) ? Buffer.from(revision, 'hex').toString('base64url') : `=${revision}`;
const expand = (text: string) =>
  text.startsWith('=') ? text.slice(1) : Buffer.from(text, 'base64url').toString('hex');
