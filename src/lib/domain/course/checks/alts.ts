import type { Course } from '#lib/domain/course/course.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import type { Question, QuestionText } from '#lib/domain/question/question.ts';

/** A picture's text must not say what the question asks. */
export function checkAlts(course: Course, sources: Sources): void {
  for (const question of Object.values(course.questions)) {
    for (const text of Object.values(question.texts) as QuestionText[]) {
      const told = altsOf(text).find((alt) => tells(alt, question, text, sources));
      if (told === undefined) continue;
      const path =
        text.language === course.original ? question.file : `${text.language}/${question.file}`;
      const file = sources.translations.get(path);
      const original =
        sources.exam?.path === path
          ? sources.exam
          : sources.modules.find((module) => module.file.path === path)?.file;
      const report = (file ?? original)?.report;
      report?.(file ? 1 : question.line, 'alt-tells', { question: question.id, alt: told });
    }
  }
}

function altsOf(text: { stem: string }): string[] {
  return [...text.stem.matchAll(/\balt="([^"]*)"/g)].map((match) => textOf(match[1]!));
}

function tells(alt: string, question: Question, text: QuestionText, sources: Sources): boolean {
  const spoken = words(alt);
  const names = [...sources.taxa.values()]
    .flatMap((taxon) => [taxon.latin, ...(taxon.names[text.language] ?? [])])
    .map(words)
    .filter((name) => name.length > 4);
  if (question.kind === 'decide') return names.some((name) => spoken.includes(name));
  if (question.kind !== 'choose-one') return false;
  const choices = (text as QuestionText<'choose-one'>).choices.map(({ id, html }) => ({
    right: id === question.key.right,
    words: words(textOf(html))
  }));
  const right = choices.find((choice) => choice.right)!.words;
  const wrong = choices.filter((choice) => !choice.right).map((choice) => choice.words);
  const inAlt = (piece: string) => piece.length > 4 && spoken.includes(piece);
  if (inAlt(right) && !wrong.some((one) => inAlt(one))) return true;
  const telling = names.filter((name) => right.includes(name) && spoken.includes(name));
  return telling.some((name) => !wrong.some((one) => one.includes(name)));
}

/** Words only, with a space around each, so that whole words are found. */
const words = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
