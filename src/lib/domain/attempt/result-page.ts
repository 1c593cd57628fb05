import { textIn } from '#lib/domain/course/course-in.ts';
import type { Course, CourseText } from '#lib/domain/course/course.ts';
import type { Language } from '#lib/domain/language.ts';
import { asked, explained } from '#lib/domain/question/ask.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import type {
  AnswerFields,
  AskedQuestion,
  ExplainedQuestion,
  Question
} from '#lib/domain/question/question.ts';
import type { Attempt, AttemptItem } from './attempt.ts';
import type { Group, Result } from './result.ts';

/** A submitted attempt in the reader's language. */
export type ResultPage = {
  result: Result;
  groups: (Group & { title: string })[];
  revisit: { id: string; title: string }[];
  items: ResultItem[];
};

/**
 * What is told of an item. Everybody sees which were wrong and what they were about. The question
 * itself, with its key and why, is shown again only if it stands in a module, where it is explained
 * anyway; a question of exam.md is not, so that the pool stays fit for the next person.
 */
export type ResultItem = {
  number: number;
  verdict: AttemptItem['verdict'];
  about: string;
  module: { id: string; title: string; step: number | null } | null;
  shown: { asked: AskedQuestion; fields: AnswerFields; explained: ExplainedQuestion } | null;
};

export function resultPage(
  course: Course,
  attempt: Attempt & { result: Result },
  language: Language,
  posed: (item: AttemptItem) => Question
): ResultPage {
  const text = textIn(course, language);
  const { result } = attempt;
  const revisit = result.revisit.map((id) => ({ id, title: moduleTitle(text, id) }));
  return {
    result,
    groups: result.groups.map((group) => ({ ...group, title: groupTitle(text, group) })),
    revisit,
    items: attempt.items.map((item) =>
      resultItem(course, attempt, item, posed(item), text, language)
    )
  };
}

function resultItem(
  course: Course,
  attempt: Attempt,
  item: AttemptItem,
  question: Question,
  text: CourseText,
  language: Language
): ResultItem {
  const objective = question.objectives[0];
  const taught = course.objectives.find(({ id }) => id === objective)?.module;
  const module = question.module ?? taught ?? null;
  const title = module ? moduleTitle(text, module) : '';
  return {
    number: item.number,
    verdict: item.verdict,
    about: (objective && text.objectives[objective]) || title,
    module: module ? { id: module, title, step: question.step } : null,
    shown:
      question.place === 'module'
        ? {
            asked: { ...asked(question, language, attempt.seed), id: `item-${item.number}` },
            fields: item.given ? fieldsOfAnswer(item.given.answer) : {},
            explained: explained(question, language, `item-${item.number}`)
          }
        : null
  };
}

function groupTitle(text: CourseText, { by, id }: Group): string {
  if (by === 'objective') return text.objectives[id] ?? id;
  return by === 'module' ? moduleTitle(text, id) : '';
}

function moduleTitle(text: CourseText, id: string): string {
  return text.modules.find((module) => module.id === id)?.title ?? id;
}
