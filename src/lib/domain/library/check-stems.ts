import type { problemList } from '#lib/domain/course/problem.ts';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { LibraryCourse } from './check-library.ts';

/** No two questions of the library ask the same: same words, same picture, same specimens. */
export function checkStems(
  courses: readonly LibraryCourse[],
  list: ReturnType<typeof problemList>
): void {
  const seen = new Map<string, string>();
  for (const { name, course } of courses) {
    for (const question of Object.values(course.questions)) {
      const place = `${name}/${question.file}:${question.line}`;
      const asked = whatIsAsked(question);
      const other = seen.get(asked);
      if (other)
        list.in(`${name}/${question.file}`)(question.line, 'stem-twice', {
          ...{ question: question.id, other }
        });
      else seen.set(asked, place);
    }
  }
}

/** Words without case and marks; a picture or an individual to look at makes another question of them. */
function whatIsAsked({ need, texts, original, kind }: Question): string {
  const { stem } = texts[original]!;
  const words = textOf(stem)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const pictures = [...stem.matchAll(/\/media\/([0-9a-f]+)/g)].map(([, hash]) => hash);
  const individual = need && [kind, need.taxa.toSorted(), need.show];
  return JSON.stringify([words, [...new Set(pictures)].sort(), individual]);
}
