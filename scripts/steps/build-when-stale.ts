import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError, step } from './command.ts';

/** What the build is made of. Courses are not: they are published, not built. */
const sources = [
  'src',
  'static',
  'scripts/build.ts',
  'scripts/messages.ts',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json'
];
const generated = path.join('src', 'lib', 'paraglide');
const mark = 'build/.made-from';

/**
 * Builds the app unless the build at hand was made from exactly these files. An installation
 * without the tools to build (a container image) serves the build that it came with.
 */
export async function buildWhenStale(): Promise<void> {
  if ((await readFile(mark, 'utf8').catch(() => '')) === (await sourcesHash())) return;
  if (existsSync('build/handler.js') && !existsSync('node_modules/vite')) return;
  await step('Building the app (some seconds, once)', runBuild);
}

/** What a build made now would be made of. */
export const sourcesHash = () => hashOf(sources);

/** Without the mark a build that is interrupted counts for nothing. */
export const forgetBuild = () => rm(mark, { force: true });

export async function rememberBuild(hash: string): Promise<void> {
  await mkdir(path.dirname(mark), { recursive: true });
  await writeFile(mark, hash);
}

async function hashOf(places: string[]): Promise<string> {
  const files = (await Promise.all(places.map(filesIn))).flat().sort();
  const hash = createHash('sha256');
  const bodies = await Promise.all(files.map((file) => readFile(file)));
  files.forEach((file, i) =>
    hash.update(`${file}\0${bodies[i]?.length}\0`).update(bodies[i] ?? '')
  );
  return hash.digest('hex');
}

async function filesIn(place: string): Promise<string[]> {
  try {
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(generated))
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return [place];
    if (code === 'ENOENT') return [];
    throw error;
  }
}

/** Its words are kept back: they are of use only when it fails. */
async function runBuild(): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build.ts'], {
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new CommandError(`${said.trim()}\nThe build failed: see above.`);
}
