// npm run courses:check [-- --json] [folder]
// Reads the courses as the server would and prints one line a problem. Exit code 1: an error.
import path from 'node:path';
import { styleText } from 'node:util';
import { compileMessages } from './messages.ts';

const json = process.argv.includes('--json');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'courses';
await compileMessages();
const { checkCourses, checkTaxa, checkWhole } = await import('#lib/server/course/check-courses.ts');
const { checkLibraryFiles } = await import('#lib/server/library/library-files.ts');
const { problemInWords } = await import('#lib/server/course/words.ts');

const language = process.env.LANG?.startsWith('ru') ? 'ru' : 'en';
const checked = await checkCourses(folder, new Date());
const problems = [
  ...checked.flatMap((course) => course.problems),
  ...(await checkTaxa(folder)),
  ...checkWhole(checked),
  ...(await checkLibraryFiles(folder)).flatMap((file) => file.problems)
];
// a taxon's problem is found by every course that reads it
const unique = [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
const lines = unique.map((problem) => ({
  ...problem,
  file: path.join(folder, problem.file),
  message: problemInWords(problem, language)
}));
const errors = lines.filter(({ severity }) => severity === 'error').length;

if (json) console.log(JSON.stringify(lines, null, 2));
else {
  for (const { file, line, severity, message } of lines) {
    const place = styleText('bold', `${file}:${line}:`);
    const kind = styleText(severity === 'error' ? 'red' : 'yellow', severity);
    console.log(`${place} ${kind}: ${message}`);
  }
  const count = `${checked.length} courses, ${errors} errors, ${lines.length - errors} warnings`;
  console.log(styleText(errors ? 'red' : 'green', count));
}
// the message compiler leaves timers of half a minute behind
process.exit(errors > 0 ? 1 : 0);
