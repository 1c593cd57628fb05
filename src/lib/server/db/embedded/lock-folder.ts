import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedError, FolderInUseError } from './embedded-error.ts';

/**
 * Keeps the data folder for this process; returns the function that lets go.
 * Throws FolderInUseError naming the folder and the process that has it.
 *
 * Node has no flock. SQLite takes a lock of the operating system on the file, on every platform,
 * and the system drops it when the process dies, also by kill -9: no stale lock is ever guessed at.
 */
export function lockFolder(dataDir: string): () => void {
  const holder = path.join(dataDir, 'lock-holder');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(path.join(dataDir, 'lock'), { timeout: 0 });
    lock.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive');
    sign(dataDir, holder);
  } catch (error) {
    lock?.close();
    if (!/locked/.test((error as Error).message)) {
      throw new EmbeddedError(
        `The data folder ${dataDir} cannot be locked (${(error as Error).message}): check that it can be written to, or set DATA_DIR.`
      );
    }
    throw new FolderInUseError(
      `The data folder ${dataDir} is in use by another Hornbook (process ${holderOf(holder)}): stop that one first, or set DATA_DIR to another folder.`
    );
  }
  return () => lock.close();
}

function sign(dataDir: string, holder: string): void {
  writeFileSync(holder, `${process.pid}\n`);
  if (process.getuid?.() !== 0) return;
  // root visiting a user's folder must not leave behind what that user cannot open
  const { uid, gid } = statSync(dataDir);
  for (const file of ['lock', 'lock-holder']) chownSync(path.join(dataDir, file), uid, gid);
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
