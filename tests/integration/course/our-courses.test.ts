import { describe, expect, test } from 'vitest';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import { asked, explained } from '#lib/domain/question/ask.ts';
import { checkCourses, checkTaxa, checkWhole } from '#lib/server/course/check-courses.ts';
import { problemInWords } from '#lib/server/course/words.ts';

// The courses of this repository as an officer gets them: what may be known before an answer.

const now = new Date('2026-11-23T08:00:00Z');
const checked = await checkCourses('courses', now);

test('no taxon file has a mistake', async () => {
  expect(await checkTaxa('courses')).toEqual([]);
});

test('together they hold what is asked of the library', () => {
  const said = checkWhole(checked).map(
    (one) => `${one.file}:${one.line} ${problemInWords(one, 'en')}`
  );
  expect(said).toEqual([]);
});

describe.each(checked.map((one) => [one.name, one] as const))(
  '%s',
  (_name, { course, problems }) => {
    test('has no error', () => {
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.map((one) => `${one.file}:${one.line} ${problemInWords(one, 'en')}`)).toEqual(
        []
      );
    });

    test('tells nothing of an answer before it is given, in any language', () => {
      for (const question of Object.values(course!.questions)) {
        for (const language of course!.languages) {
          const page = JSON.stringify(asked(question, language, 'any seed'));
          const after = explained(question, language);
          expect(page).not.toMatch(
            /"(key|right|feedback|explanation|accepted|target|from|to|order|pairs|rowIds|tags|objectives)":/
          );
          const secrets = [after.explanation, ...feedbackOf(after)].filter((text) => text !== null);
          for (const secret of secrets) {
            const words = JSON.stringify(textOf(secret)).slice(1, -1);
            if (words.length > 25) expect(page).not.toContain(words);
          }
          if (question.kind === 'short-answer')
            for (const accepted of question.key.accepted)
              expect(page.replace(question.id, '')).not.toContain(`"${accepted}"`);
          if (question.kind === 'measure') {
            expect(page).not.toContain(`${question.key.from}..${question.key.to}`);
          }
        }
      }
    });

    test('names its pictures by hashes only', () => {
      for (const question of Object.values(course!.questions)) {
        const page = JSON.stringify(asked(question, course!.original, 'any seed'));
        expect(page).not.toMatch(/media\/[^"\\]*\.(webp|svg|png)/);
      }
    });
  }
);

function feedbackOf(after: ReturnType<typeof explained>): (string | null)[] {
  if ('choices' in after) return after.choices.map(({ feedback }) => feedback);
  return 'regions' in after ? after.regions.map(({ feedback }) => feedback) : [];
}
