import { createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '#lib/server/env.ts';

const place = globalThis as typeof globalThis & { hornbookSpecimenKey?: Buffer };

/**
 * What the addresses of specimen pictures are sealed with, 32 bytes: of SPECIMEN_KEY, which several
 * processes of one installation must share, else of a file in DATA_DIR made at the first need.
 */
export function specimenKey(): Buffer {
  return (place.hornbookSpecimenKey ??= digest(env().SPECIMEN_KEY || kept(env().DATA_DIR)));
}

function kept(folder: string): string {
  const file = path.join(folder, 'specimen-key');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    mkdirSync(folder, { recursive: true });
    const made = `${file}.${process.pid}`;
    writeFileSync(made, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      // whole or not at all, and the first of two processes wins
      linkSync(made, file);
    } catch {
      // made by another one meanwhile
    }
    rmSync(made, { force: true });
    return readFileSync(file, 'utf8');
  }
}

const digest = (secret: string) => createHash('sha256').update(`specimen ${secret}`).digest();
