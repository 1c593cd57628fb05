// npm run backup -- FILE: everything the database holds, in one file, while the app goes on.
import { BackupError } from '#lib/server/db/backup/backup-format.ts';
import { writeBackup } from '#lib/server/db/backup/write-backup.ts';
import { command, CommandError, step } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';

await command(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length || file.startsWith('-')) {
    throw new CommandError('Say where to: npm run backup -- FILE');
  }
  const database = await openDatabase('command');
  try {
    const header = await step(`Backing up to ${file}`, () =>
      writeBackup(database.url, file, new Date())
    );
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${rows} rows of ${header.tables.length} tables are in ${file}.`);
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(error.message) : error;
  } finally {
    await database.close();
  }
});
