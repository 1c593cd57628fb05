import { readFileSync } from 'node:fs';
import type { Course } from '#lib/domain/course/course.ts';
import type { Answer, AnswerFields, Question } from '#lib/domain/question/question.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';

export const courseId = 'saiga-horn';

/** The course as the app has published it, keys and all: what no page may show. */
export async function theCourse(db: Db): Promise<{ course: Course; revisionId: string }> {
  const { revision_id } = await db
    .selectFrom('course')
    .select('revision_id')
    .where('id', '=', courseId)
    .executeTakeFirstOrThrow();
  return { course: await loadRevision(db, revision_id!), revisionId: revision_id! };
}

/** The question of one step of a module. */
export function questionsAt(course: Course, moduleId: string, step: number): Question[] {
  const module = course.modules.find(({ id }) => id === moduleId)!;
  return module.questions
    .filter((question) => question.step === step)
    .map(({ id }) => course.questions[id]!);
}

/** Where in the modules a question of this kind is asked. */
export function firstOfKind(course: Course, kind: Question['kind']) {
  const question = Object.values(course.questions).find(
    (one) => one.kind === kind && one.place === 'module' && !one.need
  )!;
  const path = `/courses/${course.id}/${question.module}/${question.step}`;
  return { question, path };
}

/** An answer that earns all marks, or none. */
export function answerTo(question: Question, right = true): Answer {
  switch (question.kind) {
    case 'choose-one': {
      const others = choicesOf(question).filter((id) => id !== question.key.right);
      return { kind: 'choose-one', choice: right ? question.key.right : others[0]! };
    }
    case 'choose-all': {
      const others = choicesOf(question).filter((id) => !question.key.right.includes(id));
      return { kind: 'choose-all', choices: right ? question.key.right : others };
    }
    case 'order': {
      const { order } = question.key;
      return { kind: 'order', order: right ? order : [...order.slice(1), order[0]!] };
    }
    case 'match': {
      const lefts = Object.keys(question.key.pairs);
      const rights = Object.values(question.key.pairs);
      const pairs = lefts.map((left, place) => [left, rights[(place + 1) % rights.length]!]);
      return { kind: 'match', pairs: right ? question.key.pairs : Object.fromEntries(pairs) };
    }
    case 'matrix': {
      const { rows, columns } = question.texts[question.original]!;
      const cells = rows.flatMap((row) => columns.map(({ id }) => `${row.id}.${id}`));
      const wrong = cells.filter((cell) => !question.key.right.includes(cell));
      return { kind: 'matrix', ticks: right ? question.key.right : wrong };
    }
    case 'label': {
      const { pairs } = question.key;
      return { kind: 'label', pairs: right ? pairs : turned(pairs) };
    }
    case 'sort': {
      const { groups } = question.key;
      return { kind: 'sort', groups: right ? groups : turned(groups) };
    }
    case 'measure': {
      const { from, to } = question.key;
      const value = right ? (from + to) / 2 : to * 3 + 1;
      return { kind: 'measure', value, text: String(value) };
    }
    case 'short-answer':
      return { kind: 'short-answer', text: right ? question.key.accepted[0]! : 'qqq' };
    case 'tap': {
      const { regions } = question.texts[question.original]!;
      const wrong = regions.find(({ id }) => !question.key.right.includes(id))!;
      return { kind: 'tap', region: right ? question.key.right[0]! : wrong.id };
    }
    case 'identify': {
      const { choices, features } = question.texts[question.original]!;
      const wrong = choices.find(({ id }) => id !== question.key.right)!;
      const feature = features.length > 0 ? question.key.features[0] : undefined;
      return {
        kind: 'identify',
        choice: right ? question.key.right : wrong.id,
        ...(feature && { feature })
      };
    }
    case 'decide': {
      const wrong = question.key.target ? 'clear' : 'seize';
      return { kind: 'decide', choice: right ? question.key.right[0]! : wrong };
    }
  }
}

/** The same as the fields that a form or a device sends. */
export const fieldsTo = (question: Question, right = true): AnswerFields =>
  fieldsOfAnswer(answerTo(question, right));

/** The words of the interface, by their keys; asking for one that is not there throws. */
export function words(language: 'en' | 'ru'): Record<string, string> {
  const file = readFileSync(`src/lib/messages/${language}.json`, 'utf8');
  return new Proxy(JSON.parse(file) as Record<string, string>, {
    get(messages, key) {
      if (typeof messages[String(key)] !== 'string') throw new Error(`no message ${String(key)}`);
      return messages[String(key)];
    }
  });
}

function choicesOf(question: Question<'choose-one'> | Question<'choose-all'>): string[] {
  return question.texts[question.original]!.choices.map(({ id }) => id);
}

/** Every value one further on. */
function turned(key: Record<string, string>): Record<string, string> {
  const values = [...new Set(Object.values(key))];
  const next = (value: string) => values[(values.indexOf(value) + 1) % values.length]!;
  return Object.fromEntries(Object.entries(key).map(([id, value]) => [id, next(value)]));
}
