import type { Course } from '#lib/domain/course/course.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import type { Question } from '#lib/domain/question/question.ts';

/** Fewer questions than this show no habit. */
const enough = 4;

/** Habits that let one guess: the right choice always the longest, or always written first. */
export function checkChoiceHabits(course: Course, { modules, exam }: Sources): void {
  const files = [...modules.map(({ file }) => file), ...(exam ? [exam] : [])];
  for (const file of files) {
    const own = Object.values(course.questions).filter(
      (question): question is Question<'choose-one'> =>
        question.kind === 'choose-one' && question.file === file.path
    );
    const first = own[0];
    if (!first) continue;
    if (own.length >= enough && own.every(rightIsLongest))
      file.report(first.line, 'right-always-longest', { count: own.length });
    if (own.length >= enough && own.every(rightIsFirst))
      file.report(first.line, 'right-always-first', { count: own.length });
    const identify = own.filter(({ tags }) => tags.some((tag) => identification.includes(tag)));
    const canRefuse = identify.some((question) => choicesOf(question).some((c) => c.cannotTell));
    if (identify.length >= 2 && !canRefuse)
      file.report(identify[0]!.line, 'no-cannot-tell', { count: identify.length });
  }
}

/** Tags by which trainers mark a question as "whose is this?". */
const identification = ['identify', 'identification', 'look', 'look-alike'];

const choicesOf = (question: Question<'choose-one'>) => question.texts[question.original]!.choices;

function rightIsLongest(question: Question<'choose-one'>): boolean {
  const lengths = choicesOf(question).map(({ id, html }) => ({
    id,
    length: textOf(html).length
  }));
  const right = lengths.find(({ id }) => id === question.key.right)!;
  return lengths.every(({ id, length }) => id === right.id || length < right.length);
}

const rightIsFirst = (question: Question<'choose-one'>) =>
  choicesOf(question)[0]!.id === question.key.right;
