import { fail } from '@sveltejs/kit';
import type { Course } from '#lib/domain/course/course.ts';
import { examPreview, modulePreview } from '#lib/domain/course/module-preview.ts';
import { outlineOf, translationState } from '#lib/domain/course/outline.ts';
import { sourceLines } from '#lib/domain/course/source-lines.ts';
import { fileIn } from '#lib/domain/course/where-is.ts';
import type { Language } from '#lib/domain/language.ts';
import { statisticsPage } from '#lib/domain/question/statistics/statistics-page.ts';
import { fieldsOf } from '#lib/domain/question/answer-fields.ts';
import { tryAnswer } from '#lib/domain/question/try-answer.ts';
import { studioCourse, type StudioCourse } from '#lib/server/course/open-studio.ts';
import { sayProblems } from '#lib/server/course/say-problems.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { text } from '#lib/server/form.ts';
import { itemCounts } from '#lib/server/question/queries.ts';
import { draft } from '#lib/server/specimen/find-figures.ts';
import { previewBench } from '#lib/server/specimen/preview-bench.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { locales } from '#lib/paraglide/runtime.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A module beside its source, or `exam`: the questions of exam.md. Nothing is written. */
export const load: PageServerLoad = async (event) => {
  const { studio, course } = await open(event);
  const language = languageAsked(event, course);
  const bench = previewBench({ course, revision: draft });
  const at = course.modules.findIndex(({ id }) => id === event.params.module);
  const facts = course.modules[at];
  const name = found(facts?.file ?? (event.params.module === 'exam' ? 'exam.md' : null));
  const wished = fileIn(name, language, course);
  const file = studio.files.has(wished) ? wished : name;
  return {
    course: { id: studio.name, title: titleOf(course, event.locals.language) },
    place: facts ? { number: at + 1, of: course.modules.length } : null,
    language,
    file: { path: file, wished, lines: linesOf(studio, file) },
    problems: sayProblems(studio, event.locals.language, file),
    tabs: facts
      ? outlineOf(course, locales).modules[at]!.translations
      : examTabs(studio, course, language),
    module: facts ? modulePreview(course, facts.id, language, bench) : null,
    questions: facts ? [] : examPreview(course, language, bench),
    statistics: await statisticsOf(course, facts?.id ?? null)
  };
};

export const actions: Actions = {
  try: async (event) => {
    const { course } = await open(event);
    const form = await event.request.formData();
    const id = text(form, 'question');
    const question = found(Object.hasOwn(course.questions, id) ? course.questions[id] : null);
    const given = form.has('show') ? null : fieldsOf(form);
    const posed = previewBench({ course, revision: draft }).pose(question);
    const tried = tryAnswer(posed, languageAsked(event, course), given);
    const reply = { question: question.id, tried };
    return tried.kind === 'refused' ? fail(400, reply) : reply;
  }
};

async function open(event: RequestEvent) {
  requireRole(event, 'trainer', 'administrator');
  const { course: name } = event.params;
  const studio = found(await studioCourse(getDb(), env().COURSES_DIR, name, new Date()));
  return { studio, course: found(studio.course) };
}

/** Of the questions of a module, or of exam.md. One statement. */
async function statisticsOf(course: Course, module: string | null) {
  const here = Object.values(course.questions).filter((question) =>
    module ? question.place === 'module' && question.module === module : question.place === 'exam'
  );
  const ids = here.map(({ id }) => id);
  const counts = ids.length ? await itemCounts(getDb(), course.id, ids, module) : [];
  return statisticsPage(counts, course.questions);
}

/** The language in the address, else the reader's where the course has it, else the original. */
function languageAsked({ url, locals }: RequestEvent, course: Course): Language {
  const known = [...course.languages, ...locales];
  const asked = url.searchParams.get('language');
  if (asked && known.includes(asked)) return asked;
  return course.languages.includes(locals.language) ? locals.language : course.original;
}

function linesOf({ files, name, problems }: StudioCourse, file: string) {
  const own = problems.filter((problem) => problem.file === `${name}/${file}`);
  return sourceLines(files.get(file) ?? '', own);
}

const titleOf = (course: Course, language: Language) =>
  (course.texts[language] ?? course.texts[course.original]!).title;

/** The exam has no text of its own: a language is there when its file is. */
function examTabs({ files }: StudioCourse, course: Course, language: Language) {
  const text = { language, fallback: false, stale: false, reviewed: false };
  return [...new Set([...course.languages, ...locales])].map((one) => ({
    language: one,
    state:
      one === course.original
        ? ('original' as const)
        : translationState(files.has(fileIn('exam.md', one, course)) ? text : null)
  }));
}
