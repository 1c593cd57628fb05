import { randomUUID } from 'node:crypto';
import type { Course, CourseText } from '#lib/domain/course/course.ts';
import { sha256 } from '#lib/domain/course/hash.ts';
import type { Question, QuestionFacts } from '#lib/domain/question/question.ts';
import type { Db } from '#lib/server/db/schema.ts';

// A small course as compiled, whose keys are easy to say: every right choice of a choose-one is
// `rightOf(id)`, protected things are to be seized, harmless ones cleared. Words that must not
// leave before the submission begin with "Geheim".

export const now = new Date('2026-11-23T09:00:00Z');
export const revisionId = sha256('exam-course');

export const examCourse: Course = {
  id: 'saiga-horn',
  original: 'en',
  languages: ['en', 'ru'],
  minutes: 60,
  taxa: [],
  taxonNames: {},
  cover: null,
  exam: {
    questions: 8,
    minutes: 25,
    pass: 80,
    hits: 80,
    falseAlarms: 30,
    attempts: 3,
    waitHours: 24,
    draw: [
      { by: 'tag', name: 'protected', count: 2 },
      { by: 'tag', name: 'harmless', count: 2 },
      { by: 'tag', name: 'form', count: 4 }
    ]
  },
  validMonths: 24,
  reviewBy: null,
  authors: [],
  reviewedBy: [],
  modules: ['trade', 'horn'].map((id) => ({
    id,
    file: `${id}.md`,
    minutes: 10,
    steps: 2,
    objectives: id === 'horn' ? ['see_form'] : [],
    questions: []
  })),
  objectives: [{ id: 'see_form', module: 'horn' }],
  texts: {
    en: text('en', 'Saiga horn', 'The trade', 'The horn'),
    ru: text('ru', 'Рог сайгака', 'Торговля', 'Рог')
  },
  questions: Object.fromEntries(
    [
      ...Array.from({ length: 6 }, (_, n) => decide(`target_${n}`, true)),
      ...Array.from({ length: 6 }, (_, n) => decide(`other_${n}`, false)),
      ...Array.from({ length: 12 }, (_, n) => chooseOne(`form_${n}`))
    ].map((question) => [question.id, question])
  ),
  pictures: {},
  sets: {},
  bench: {},
  cases: {}
};

export const loadExamCourse = () => Promise.resolve(examCourse);

export function rightOf(id: string): string {
  return sha256(`${id} right`).slice(0, 8);
}
export function wrongOf(id: string): string {
  return sha256(`${id} wrong`).slice(0, 8);
}

/** The fields of a right or a wrong answer to a question of this course. */
export function fieldsFor(questionId: string, right: boolean): { choice: string } {
  if (questionId.startsWith('form')) return { choice: (right ? rightOf : wrongOf)(questionId) };
  return { choice: questionId.startsWith('target') === right ? 'seize' : 'clear' };
}

/** Writes the course as published, and the person's enrolment with all modules done. */
export async function enrol(db: Db, personId: string, doneModules = ['trade', 'horn']) {
  await publishExamCourse(db);
  const id = randomUUID();
  await db
    .insertInto('enrolment')
    .values({ id, person_id: personId, course_id: examCourse.id, started_at: now, seen_at: now })
    .execute();
  for (const module_id of doneModules)
    await db
      .insertInto('module_progress')
      .values({ enrolment_id: id, module_id, step: 2, steps: 2, done_at: now })
      .execute();
  return id;
}

async function publishExamCourse(db: Db): Promise<void> {
  const course = { id: examCourse.id, created_at: now };
  await db
    .insertInto('course')
    .values(course)
    .onConflict((c) => c.doNothing())
    .execute();
  await db
    .insertInto('revision')
    .values({ id: revisionId, course_id: examCourse.id, number: 7, published_at: now })
    .onConflict((c) => c.doNothing())
    .execute();
  await db.updateTable('course').set({ revision_id: revisionId }).execute();
}

function text(language: string, title: string, ...modules: string[]): CourseText {
  const state = { language, fallback: false, stale: false, reviewed: true };
  return {
    ...state,
    title,
    summary: '',
    overview: '',
    sources: [],
    modules: ['trade', 'horn'].map((id, index) => ({
      ...state,
      id,
      title: modules[index]!,
      minutes: 10,
      steps: [],
      sources: []
    })),
    objectives: { see_form: language === 'ru' ? 'Видеть форму' : 'See the form' }
  };
}

function decide(id: string, target: boolean): Question<'decide'> {
  const own = { feedback: { clear: 'Geheim: feedback', hold: 'Geheim: feedback' } };
  return {
    kind: 'decide',
    ...facts(id, [target ? 'protected' : 'harmless']),
    key: { right: [target ? 'seize' : 'clear'], target },
    texts: { en: written('en', own), ru: written('ru', own) },
    original: 'en'
  };
}

function chooseOne(id: string): Question<'choose-one'> {
  const choices = [rightOf(id), wrongOf(id), sha256(`${id} third`).slice(0, 8)].map((choice) => ({
    id: choice,
    html: 'One of three',
    cannotTell: false,
    feedback: 'Geheim: feedback'
  }));
  return {
    kind: 'choose-one',
    ...facts(id, ['form', 'see_form']),
    objectives: ['see_form'],
    key: { right: rightOf(id) },
    texts: { en: written('en', { choices }), ru: written('ru', { choices }) },
    original: 'en'
  };
}

function facts(id: string, tags: string[]): QuestionFacts {
  return {
    id,
    hash: sha256(id),
    place: 'exam',
    module: tags.includes('form') ? null : 'trade',
    step: null,
    exam: true,
    tags,
    objectives: [],
    difficulty: 1,
    points: 1,
    file: 'saiga-horn/exam.md',
    line: 1,
    need: null,
    shown: null
  };
}

function written<T>(language: string, own: T) {
  return {
    language,
    hash: sha256(language),
    stem: '<p>What is it?</p>',
    explanation: 'Geheim: explanation',
    sources: [],
    ...own
  };
}
