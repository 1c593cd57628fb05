import { spawnSync } from 'node:child_process';

/** Packages that may be installed by the platform's own package manager, by its names. */
export interface Packages {
  'apt-get': string;
  dnf?: string;
  apk?: string;
  pacman?: string;
}

const commands: Record<keyof Packages, (name: string) => string[][]> = {
  'apt-get': (name) => [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name]
  ],
  dnf: (name) => [['dnf', 'install', '-y', '-q', name]],
  apk: (name) => [['apk', 'add', '--quiet', name]],
  pacman: (name) => [['pacman', '-Sy', '--noconfirm', '--quiet', name]]
};

/** Installs where we may: as root, with the first package manager there is. Returns whether it did. */
export function installPackage(packages: Packages): boolean {
  if (process.getuid?.() !== 0) return false;
  const manager = managerHere(packages);
  const name = manager && packages[manager];
  if (!name) return false;
  console.log(`Installing ${name} with ${manager} …`);
  return commands[manager](name).every(([file = '', ...args]) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const result = spawnSync(file, args, { encoding: 'utf8', env, timeout: 300_000 });
    if (result.status !== 0) console.error(result.stderr?.trim() || result.error?.message);
    return result.status === 0;
  });
}

/** The command that a person would type to install it here. */
export function installCommand(packages: Packages): string {
  const manager = managerHere(packages) ?? 'apt-get';
  const last = commands[manager](packages[manager] ?? '').at(-1) ?? [];
  return `sudo ${last.filter((word) => !/^-?-(q|quiet|no-)/.test(word)).join(' ')}`;
}

function managerHere(packages: Packages): keyof Packages | undefined {
  const known = Object.keys(packages) as (keyof Packages)[];
  return known.find((manager) => spawnSync(manager, ['--version']).status === 0);
}
