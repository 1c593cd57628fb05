// npm run seed -- --people 100000 [--seed TEXT] [--database NAME]
// Fills an empty database with an agency that worked for three years, to try the pages and the speed of
// a large one. Refuses a database in which anybody is. --database makes a new one of that name on the
// same server and fills it, the one of the settings stays as it is.
import { parseArgs } from 'node:util';
import { compileMessages } from './messages.ts';
import { command, CommandError } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';

const usage = `Usage: npm run seed -- --people 100000 [--seed TEXT] [--database NAME]
  --people    from 20 to 1000000
  --seed      another agency of the same size; the same text gives the same one
  --database  a new database of this name on the same server, instead of the one of the settings`;

await command(async () => {
  const { people, seed, name } = readArguments();
  await compileMessages();
  const { seedDatabase } = await import('./steps/seed-database.ts');
  const database = await openDatabase('command');
  try {
    const began = performance.now();
    await seedDatabase(database.url, { people, seed, name });
    const minutes = (performance.now() - began) / 60_000;
    console.log(`\nDone in ${minutes.toFixed(1)} minutes.`);
  } finally {
    await database.close();
  }
});
process.exit();

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { people: text, seed: text, database: text } });
    const people = Number(values.people ?? 1000);
    if (!Number.isInteger(people) || people < 20 || people > 1_000_000) throw new Error();
    if (values.database && !/^[a-z][a-z0-9_]{0,40}$/.test(values.database)) throw new Error();
    return { people, seed: values.seed ?? 'hornbook', name: values.database ?? null };
  } catch {
    throw new CommandError(usage);
  }
}
