// What stands between a fresh clone with any Node from 20 on and our TypeScript commands:
//   node scripts/bootstrap.mjs scripts/start.ts [arguments]
// Installs the dependencies when they are missing or older than the lock file, the pinned Node
// among them, and runs the command with it. Plain JavaScript without imports of ours: it has to run
// where nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
const [script = '', ...args] = process.argv.slice(2);
const mark = 'node_modules/.installed-from';
const pinned = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies.node;
const pinnedNode = `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;

if (!isInstalled()) await install();
if (process.version === `v${pinned}`) await runHere();
else if (existsSync(pinnedNode)) await runWith(pinnedNode);
else await runWithout();

function isInstalled() {
  const installed = statSync('node_modules/.package-lock.json', { throwIfNoEntry: false });
  if (!installed) return false;
  if (installed.mtimeMs >= statSync('package-lock.json').mtimeMs) return true;
  // a checkout makes the lock file younger without changing it
  return existsSync(mark) && readFileSync(mark, 'utf8') === lockHash();
}

async function install() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('Installing dependencies (npm ci): about a minute, once …');
  const alive = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000);
  // npm's own script if npm started us: it is the npm that the person chose
  const npm = process.env.npm_execpath;
  const quiet = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...quiet], { stdio: 'inherit' })
    : spawn('npm', quiet, { stdio: 'inherit', shell: process.platform === 'win32' });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
  clearInterval(alive);
  if (code !== 0) {
    console.error(
      'npm ci did not succeed: its message above says why. Repeat when that is solved.'
    );
    process.exit(1);
  }
  writeFileSync(mark, lockHash());
  console.log(`Dependencies installed in ${seconds()} s.`);
}

function lockHash() {
  return createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
}

async function runHere() {
  process.argv = [process.execPath, path.resolve(script), ...args];
  await import(pathToFileURL(path.resolve(script)).href);
}

/** The channel tells the command when this process is gone, however it went. */
async function runWith(node) {
  const env = { ...process.env };
  const bin = path.resolve('node_modules/.bin');
  env.PATH = [path.resolve(path.dirname(node)), bin, env.PATH].join(path.delimiter);
  const child = spawn(node, [script, ...args], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc']
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  // a signal to npm ends npm and its shell without reaching us
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

async function runWithout() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const missing = `The pinned Node ${pinned} is not installed (dependencies were installed with --ignore-scripts?)`;
  if (major > 22 || (major === 22 && minor >= 18)) {
    console.warn(`${missing}: going on with this Node ${process.versions.node}.`);
    return runHere();
  }
  console.error(
    `${missing} and this Node ${process.versions.node} is too old: run "npm rebuild node", or use Node 24.`
  );
  process.exit(1);
}
