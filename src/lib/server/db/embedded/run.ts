import { spawnSync } from 'node:child_process';

/**
 * The environment of everything we start around the database. LANG, PGDATA and their like would
 * steer it from outside; on Windows Node adds what a process cannot do without.
 */
export const plainEnvironment = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin',
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC'
};

/** Runs a short program to its end. `problem` is empty when it succeeded. Never throws. */
export function run(
  file: string,
  args: string[],
  as: { uid?: number; gid?: number } = {}
): { ok: boolean; stdout: string; problem: string } {
  const result = spawnSync(file, args, { encoding: 'utf8', env: plainEnvironment, ...as });
  const ok = !result.error && result.status === 0;
  const problem = result.error?.message ?? (result.stderr || `exit ${result.status}`);
  return { ok, stdout: result.stdout ?? '', problem: ok ? '' : problem.trim() };
}
