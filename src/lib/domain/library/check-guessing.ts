import type { Report } from '#lib/domain/course/problem.ts';
import type { problemList } from '#lib/domain/course/problem.ts';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { atLeast } from './at-least.ts';
import type { LibraryCourse } from './check-library.ts';

// Who always takes the longest choice, or the one that was written first, should do no better than
// chance. Asked of the whole library and of each course, in each language.

/** So improbable must a habit be before it is called one. A course is one of many that are asked. */
const chance = { library: 0.01, course: 0.001 };

type Found = { name: string; question: Question<'choose-one'>; choices: number; guessed: boolean };

export function checkGuessing(
  courses: readonly LibraryCourse[],
  list: ReturnType<typeof problemList>
): void {
  const languages = new Set(courses.flatMap(({ course }) => course.languages));
  for (const language of languages) {
    for (const [code, guess] of Object.entries(guesses)) {
      const all = courses.flatMap((one) => tried(one, language, guess));
      const worst: Found[][] = courses
        .map(({ name }) => all.filter((found) => found.name === name))
        .sort((a, b) => excess(b) - excess(a));
      const [first] = worst;
      const say = (found: Found[], most: number) => {
        const report = list.in(`${found[0]!.name}/${found[0]!.question.file}`);
        reportHabit(found, code as keyof typeof guesses, language, most, report);
      };
      for (const own of worst) if (isHabit(own, chance.course)) say(own, chance.course);
      // said of the course that does most of it, unless it was said already
      if (first?.length && isHabit(all, chance.library) && !isHabit(first, chance.course))
        say(first, chance.library);
    }
  }
}

type Guess = (right: string, choices: { id: string; html: string }[]) => boolean;

const guesses: Record<'right-often-longest' | 'right-often-first', Guess> = {
  'right-often-longest': (right, choices) => {
    const length = (html: string) => textOf(html).length;
    const own = length(choices.find(({ id }) => id === right)!.html);
    return choices.every(({ id, html }) => id === right || length(html) < own);
  },
  'right-often-first': (right, choices) => choices[0]!.id === right
};

function tried({ name, course }: LibraryCourse, language: string, guess: Guess): Found[] {
  return Object.values(course.questions).flatMap((question) => {
    const text = question.texts[language];
    if (question.kind !== 'choose-one' || !text) return [];
    const { choices } = text as Question<'choose-one'>['texts'][string];
    const guessed = guess(question.key.right, choices);
    return [{ name, question, choices: choices.length, guessed }];
  });
}

const excess = (found: Found[]) =>
  found.reduce((sum, { choices, guessed }) => sum + Number(guessed) - 1 / choices, 0);

function isHabit(found: Found[], limit: number): boolean {
  const count = found.filter(({ guessed }) => guessed).length;
  return (
    atLeast(
      count,
      found.map(({ choices }) => 1 / choices)
    ) < limit
  );
}

function reportHabit(
  found: Found[],
  code: keyof typeof guesses,
  language: string,
  limit: number,
  report: Report
): void {
  const guessed = found.filter((one) => one.guessed);
  const expected = found.reduce((sum, { choices }) => sum + 1 / choices, 0);
  const places = guessed.map(({ question: { file, line } }) => `${file}:${line}`).join(', ');
  report(guessed[0]!.question.line, code, {
    ...{ count: guessed.length, of: found.length, expected: Math.round(expected) },
    ...{ language, limit, places }
  });
}
