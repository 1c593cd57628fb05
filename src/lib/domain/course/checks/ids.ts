import type { Course } from '#lib/domain/course/course.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { decisions, type Question } from '#lib/domain/question/question.ts';

/** A question's id goes to the page before the answer, so it must not say it. */
export function checkIds(course: Course, sources: Sources): void {
  const names = [...sources.taxa.values()].flatMap(({ names, id }) => [id, ...(names['en'] ?? [])]);
  // "horn" says nothing in a course on horns, unless it is the whole name of something
  const subject = wordsOf(sources.front.title).filter((word) => !names.includes(word));
  const naming = names.flatMap(wordsOf).filter((word) => !subject.includes(word));
  const regions = Object.values(sources.pictures).flatMap((one) => Object.keys(one.regions));
  for (const question of Object.values(course.questions)) {
    const telling = new Set(tellingWords(question, naming, regions));
    const word = wordsOf(question.id).find((one) => telling.has(one));
    const file = [sources.exam, ...sources.modules.map((module) => module.file)].find(
      (one) => one?.path === question.file
    );
    if (word) file?.report(question.line, 'id-tells', { question: question.id, word });
  }
}

/** What would give the answer of a question away. */
function tellingWords(question: Question, names: string[], regions: string[]): string[] {
  if (question.kind === 'decide') return [...names, ...decisions, 'fake', 'copy'];
  if (question.kind === 'short-answer') return question.key.accepted.flatMap(wordsOf);
  if (question.kind !== 'tap') return [];
  const { right } = question.key;
  return regions
    .filter((region) => right.includes(choiceId(question.id, `#${region}`)))
    .flatMap(wordsOf);
}

/** Words of four letters or more: shorter ones stand in every other id. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 4);
}
