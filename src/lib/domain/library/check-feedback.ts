import type { Course } from '#lib/domain/course/course.ts';
import type { problemList } from '#lib/domain/course/problem.ts';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import type { Question } from '#lib/domain/question/question.ts';

/** Who chooses wrongly is told why that choice is wrong, in every language the question has. */
export function checkFeedback(
  name: string,
  course: Course,
  list: ReturnType<typeof problemList>
): void {
  for (const question of Object.values(course.questions)) {
    if (question.kind !== 'choose-one' && question.kind !== 'choose-all') continue;
    for (const language of Object.keys(question.texts))
      for (const choice of wrongWithoutWhy(question, language))
        list.in(`${name}/${question.file}`)(question.line, 'wrong-without-why', {
          ...{ question: question.id, choice: textOf(choice), language }
        });
  }
}

function wrongWithoutWhy(
  { key, texts }: Question<'choose-one' | 'choose-all'>,
  language: string
): string[] {
  const right = [key.right].flat();
  return texts[language]!.choices.filter(
    ({ id, feedback }) => !right.includes(id) && !feedback
  ).map(({ html }) => html);
}
