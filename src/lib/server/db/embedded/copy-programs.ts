import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

/**
 * Copies the programs (60 MB) from where only root may go to where every user may, once for each
 * version of them. Returns the folder with `postgres`. Throws EmbeddedError.
 */
export function copyPrograms(root: string): string {
  const made = statSync(path.join(root, 'bin', 'postgres'));
  const version = createHash('sha256').update(`${root} ${made.size} ${made.mtimeMs}`).digest('hex');
  const copy = path.join(place(), `hornbook-postgres-${version.slice(0, 16)}`);
  if (!statSync(copy, { throwIfNoEntry: false })) {
    const unfinished = mkdtempSync(`${copy}-`);
    cpSync(root, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, copy);
    } catch {
      // another start was first
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  // whoever made it there before us may have meant to be run by us
  const { uid, mode } = statSync(copy);
  if (uid !== 0 || mode & 0o022) {
    throw new EmbeddedError(`${copy} is not root's: delete it and start again.`);
  }
  return path.join(copy, 'bin');
}

/** Not the folder for temporary files if it can be helped: those are cleared under a running server. */
function place(): string {
  try {
    accessSync('/var/lib', constants.W_OK);
    return '/var/lib';
  } catch {
    return os.tmpdir();
  }
}
