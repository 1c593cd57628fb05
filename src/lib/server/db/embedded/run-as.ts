import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { copyPrograms } from './copy-programs.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Binaries } from './find-binaries.ts';
import { homeIn } from './home.ts';
import { plainEnvironment, run } from './run.ts';

/** What becomes of input, output and errors: a handle, or one of Node's words. */
type Stdio = ('ignore' | 'pipe' | number)[];

/** How the database's programs are run, so that root never runs them as root. */
export interface RunAs {
  how: 'ourselves' | 'user' | 'user behind mounts' | 'user through an open folder';
  /** Who must own the database's files, if not we. */
  owner: { uid: number; gid: number } | null;
  /** Runs `program`; `args` get the folder as the program sees it. */
  start(
    program: string,
    folder: string,
    args: (folder: string) => string[],
    stdio: Stdio
  ): ChildProcess;
}

/**
 * PostgreSQL refuses to run as root, rightly. As root we become `postgres` or `nobody`; where that
 * user cannot reach the files (a clone under /root or any 0700 folder) they are bound to a place it
 * can see, in a mount namespace that nobody else sees; where the system forbids mounts too
 * (a container without privileges) it gets the programs as a copy and the folder as an open handle.
 * Throws EmbeddedError.
 */
export function runAs({ bin, root }: Binaries, dataDir: string): RunAs {
  if (process.getuid?.() !== 0) {
    return { how: 'ourselves', owner: null, start: directly(bin, {}) };
  }
  const owner = ordinaryUser(homeIn(dataDir));
  if (owner && reaches(owner, bin, dataDir)) {
    return { how: 'user', owner, start: directly(bin, owner) };
  }
  if (owner && run('unshare', ['--mount', 'mount', '--bind', dataDir, dataDir]).ok) {
    return { how: 'user behind mounts', owner, start: behindMounts(bin, root, dataDir, owner) };
  }
  if (owner && process.platform === 'linux') {
    const start = throughOpenFolder(reaches(owner, bin) ? bin : copyPrograms(root), owner);
    return { how: 'user through an open folder', owner, start };
  }
  throw new EmbeddedError(
    `The database must not run as root and this system offers no other way for ${dataDir}: start Hornbook as an ordinary user, move it to a folder that every user may enter, or set DATABASE_URL.`
  );
}

function directly(bin: string, as: { uid?: number; gid?: number }): RunAs['start'] {
  return (program, folder, args, stdio) =>
    launch([...dyingWithUs(), path.join(bin, program), ...args(folder)], stdio, as);
}

/** A folder that is open may be used by who could not walk to it: /proc leads there directly. */
function throughOpenFolder(bin: string, owner: { uid: number; gid: number }): RunAs['start'] {
  return (program, folder, args, stdio) => {
    const handle = openSync(folder, 'r');
    try {
      const command = [...dyingWithUs(), path.join(bin, program), ...args('/proc/self/fd/3')];
      return launch(command, [...stdio, handle], owner);
    } finally {
      closeSync(handle);
    }
  };
}

function behindMounts(
  bin: string,
  root: string,
  dataDir: string,
  owner: { uid: number; gid: number }
): RunAs['start'] {
  const place = ['/mnt', '/media', '/srv', '/opt'].find(
    (folder) => existsSync(folder) && ![root, dataDir].some((used) => used.startsWith(folder + '/'))
  );
  if (!place) throw new EmbeddedError('There is none of /mnt, /media, /srv, /opt to mount on.');
  const script =
    'place=$1 root=$2 folder=$3; shift 3; mount -t tmpfs -o mode=755 none "$place" && ' +
    'mkdir "$place/program" "$place/folder" && mount --bind "$root" "$place/program" && ' +
    'mount --bind "$folder" "$place/folder" && exec "$@"';
  const become = ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  // a server installed by the system finds its files by fixed paths, and can be reached there
  const seen = reaches(owner, bin) ? bin : `${place}/program/${path.relative(root, bin)}`;
  return (program, folder, args, stdio) =>
    launch(
      ['unshare', '--mount', 'sh', '-c', script, 'sh', place, root, folder].concat(
        [...become, '--pdeathsig=INT', `${seen}/${program}`],
        args(`${place}/folder`)
      ),
      stdio,
      {}
    );
}

/** A session of its own, so that Ctrl+C reaches the app first and the database after it. */
function launch(command: string[], stdio: Stdio, as: { uid?: number; gid?: number }): ChildProcess {
  const [file = '', ...args] = command;
  return spawn(file, args, { stdio, detached: true, cwd: '/', env: plainEnvironment, ...as });
}

let pdeathsig: string[] | undefined;

/** Where the system can, the database is told to stop when the app dies, however it dies. */
function dyingWithUs(): string[] {
  const prefix = ['setpriv', '--pdeathsig=INT'];
  return (pdeathsig ??= run('setpriv', ['--pdeathsig=INT', 'true']).ok ? prefix : []);
}

/** Whose folder it is already, so that root and that user can take turns; else a user for this. */
function ordinaryUser(home: string): { uid: number; gid: number } | null {
  const made = statSync(home, { throwIfNoEntry: false });
  if (made && made.uid > 0) return { uid: made.uid, gid: made.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = run('id', ['-u', name]);
    const gid = run('id', ['-g', name]);
    if (uid.ok && gid.ok && Number(uid.stdout) > 0) {
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    }
  }
  return null;
}

/** Tried, not computed: modes, ACLs and mount options all have a say. */
function reaches(user: { uid: number; gid: number }, bin: string, dataDir = '/'): boolean {
  const test = '"$1/postgres" --version >/dev/null && test -x "$2"';
  return run('sh', ['-c', test, 'sh', bin, dataDir], user).ok;
}
