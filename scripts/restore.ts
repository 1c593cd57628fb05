// npm run restore -- FILE [--replace]: puts a backup into an empty database, or in place of what is
// there; all of it or nothing.
import { existsSync } from 'node:fs';
import { BackupError } from '#lib/server/db/backup/backup-format.ts';
import { restoreBackup } from '#lib/server/db/backup/restore-backup.ts';
import { openDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { command, CommandError, step } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';

await command(async () => {
  const args = process.argv.slice(2);
  const [file, ...more] = args.filter((arg) => arg !== '--replace');
  if (!file || more.length || file.startsWith('-')) {
    throw new CommandError('Say which backup: npm run restore -- FILE [--replace]');
  }
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}: check its name.`);
  const database = await openDatabase('command');
  try {
    const header = await step(`Restoring ${file}`, () =>
      restoreBackup(database.url, file, {
        replace: args.includes('--replace'),
        losing: (tables) => {
          const lost = tables.map(({ name, rows }) => `${rows} ${name}`).join(', ');
          console.log(`What the database holds now is replaced and lost: ${lost}.`);
        }
      })
    );
    await upToDate(database.url);
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${rows} rows of ${header.tables.length} tables are back, as of ${header.at}.`);
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(error.message) : error;
  } finally {
    await database.close();
  }
});

/** An old backup comes back with the tables of its time. */
async function upToDate(url: string): Promise<void> {
  const db = openDb(url);
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}
