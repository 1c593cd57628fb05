// npm run bench -- managers | recognition | road | specimens: measures what claims to be fast, one line a measure.
import { CommandError, command } from './steps/command.ts';

const known: Record<string, () => Promise<void>> = {
  managers: async () => (await import('../bench/managers.ts')).managers(),
  recognition: async () => (await import('../bench/recognition.ts')).recognition(),
  road: async () => (await import('../bench/road.ts')).road(),
  specimens: async () => (await import('../bench/specimens.ts')).specimens()
};

await command(async () => {
  const measure = known[process.argv[2] ?? ''];
  if (!measure) throw new CommandError(`npm run bench -- ${Object.keys(known).join(' | ')}`);
  await measure();
});
process.exit();
