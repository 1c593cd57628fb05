import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { CommandError } from './command.ts';
import { installCommand, installPackage } from './install-package.ts';

const packages = { 'apt-get': 'postgresql-15', dnf: 'postgresql15-server', apk: 'postgresql15' };

const places = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/usr/libexec/postgresql15',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
  'C:\\Program Files\\PostgreSQL\\15\\bin'
];

/**
 * How the integration tests reach the oldest supported PostgreSQL, as environment variables; or the
 * sentence that says what is missing. In CI it is a must: installed where we may, else CommandError.
 */
export function findOldestPostgres(): Record<string, string> | string {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { TEST_DATABASE_URL: url };
  const ci = !['', '0', 'false'].includes(process.env.CI ?? '');
  const bin = installed() ?? (ci && install() ? installed() : undefined);
  if (bin) return { TEST_POSTGRES_BIN: bin };
  const what = `There is no PostgreSQL 15 to test on: ${installCommand(packages)}, or set TEST_DATABASE_URL to one whose account may create databases.`;
  if (ci) throw new CommandError(what);
  return what;
}

const installed = () => places.find((place) => existsSync(place));

/** Only the programs are wanted: Debian would make a database and start it. */
function install(): boolean {
  const folder = '/etc/postgresql-common';
  if (process.getuid?.() === 0 && !existsSync(folder) && existsSync('/etc/debian_version')) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/createcluster.conf`, 'create_main_cluster = false\n');
  }
  return installPackage(packages);
}
