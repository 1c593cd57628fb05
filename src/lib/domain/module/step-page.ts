import type { KeyText } from '#lib/domain/branching/key.ts';
import type { CasePage } from '#lib/domain/case/case.ts';
import { casePage, type Played } from '#lib/domain/case/play-case.ts';
import type {
  Block,
  Course,
  SourceNote,
  SpecimenBlock,
  TextState
} from '#lib/domain/course/course.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import { moduleState, type ModuleState } from '#lib/domain/enrolment/module-state.ts';
import type { Standing } from '#lib/domain/enrolment/standing.ts';
import type { Language } from '#lib/domain/language.ts';
import { asked } from '#lib/domain/question/ask.ts';
import type { AskedQuestion, Question } from '#lib/domain/question/question.ts';
import type { ShownBlock } from './shown-block.ts';
import type { MarkedResponse } from '#lib/domain/response/response.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { minutesLeft } from './minutes-left.ts';

/** A step as its reader sees it: no key, no feedback and no explanation of what is unanswered. */
export type StepPage = {
  course: { id: string; title: string; language: Language };
  module: { id: string; title: string; number: number; of: number; state: ModuleState };
  text: TextState;
  steps: { number: number; title: string; state: 'done' | 'here' | 'ahead' }[];
  step: { number: number; id: string; title: string; titleHtml: string; lead: string };
  blocks: (
    | { kind: 'html'; html: string }
    | { kind: 'question'; question: QuestionOnPage }
    | { kind: 'key'; text: KeyText }
    | { kind: 'case'; case: CasePage; freshId: string }
    | ShownBlock
  )[];
  sources: SourceNote[];
  minutesLeft: number;
  /** Questions of the module still without an answer, with their steps. */
  open: { id: string; step: number }[];
  next: { kind: 'step'; module: string; step: number; title: string } | { kind: 'exam' };
  previous: { module: string; step: number } | null;
};

export type QuestionOnPage = {
  asked: AskedQuestion;
  /** Its place among the questions of the module, from 1. */
  number: number;
  of: number;
  /** What this person answered last; null: not yet, or about to be answered again. */
  given: MarkedResponse | null;
  /** It was answered, but has been rewritten since. */
  changed: boolean;
  /** For an answer sent without JavaScript: made with the page, so that a double click counts once. */
  freshId: string;
  /** By the server's clock, ISO 8601: for the time to answer without JavaScript. */
  shownAt: string;
  /** The draw of the individual it is asked about; null: it is about none, or is answered. */
  draw: string | null;
};

/** The last answer of a person to a question, with the hash of the text it was given to. */
export type Given = {
  hash: string;
  revision: string;
  marked: MarkedResponse;
  /** The individual it was asked about. */
  drawn: Drawn | null;
};

/** The step, or null when the module or the step does not exist. */
export function stepPage(
  { course, moduleId, number }: { course: Course; moduleId: string; number: number },
  reader: {
    language: Language;
    /** Of the shuffling: the same for a person on every visit. */
    seed: string;
    standing: Standing;
    given: (question: string) => Given | null;
    again: string | null;
    /** The question as it stands for this person now: about the individual drawn or answered. */
    posed: (question: Question, given: Given | null) => { question: Question; draw: string | null };
    show: (block: SpecimenBlock) => ShownBlock;
    /** What this person has chosen in a case. */
    played: (id: string) => Played;
    newId: () => string;
    now: Date;
  }
): StepPage | null {
  const text = textIn(course, reader.language);
  const at = course.modules.findIndex(({ id }) => id === moduleId);
  const facts = course.modules[at];
  const module = text.modules.find(({ id }) => id === moduleId);
  const step = module?.steps[number - 1];
  if (!facts || !module || !step) return null;

  const state = moduleState(facts, reader.standing);
  const { language, fallback, stale, reviewed } = module;
  return {
    course: { id: course.id, title: text.title, language: text.language },
    module: {
      id: module.id,
      title: module.title,
      number: at + 1,
      of: course.modules.length,
      state
    },
    text: { language, fallback, stale, reviewed },
    steps: module.steps.map((one) => ({
      number: one.number,
      title: one.title,
      state: one.number === number ? 'here' : isDone(one.number) ? 'done' : 'ahead'
    })),
    step: {
      number,
      id: step.id,
      title: step.title,
      titleHtml: step.titleHtml,
      lead: step.lead
    },
    blocks: step.blocks.map(blockOnPage),
    sources: step.sources,
    minutesLeft: minutesLeft(facts, number),
    open: facts.questions.filter(({ id }) => !reader.standing.answered.has(id)),
    next: nextOf(),
    previous: previousOf()
  };

  function blockOnPage(block: Block): StepPage['blocks'][number] {
    switch (block.kind) {
      case 'html':
      case 'key':
        return block;
      case 'specimens':
        return reader.show(block);
      case 'question':
        return { kind: 'question', question: onPage(block.id) };
      case 'case': {
        const { language, seed, again, played } = reader;
        const one = course.cases[block.id]!;
        const page = casePage(one, language, played(block.id), seed, again === block.id);
        return { kind: 'case', case: page, freshId: reader.newId() };
      }
    }
  }

  function isDone(step: number): boolean {
    const questions = facts!.questions.filter((question) => question.step === step);
    return step <= state.step && questions.every(({ id }) => reader.standing.answered.has(id));
  }

  function onPage(id: string): QuestionOnPage {
    const question = course.questions[id]!;
    const given = reader.given(id);
    const same = given !== null && given.hash === question.hash;
    const last = same && reader.again !== id ? given : null;
    const posed = reader.posed(question, last);
    return {
      asked: asked(posed.question, reader.language, reader.seed),
      number: facts!.questions.findIndex((one) => one.id === id) + 1,
      of: facts!.questions.length,
      given: last?.marked ?? null,
      changed: given !== null && !same,
      freshId: reader.newId(),
      shownAt: reader.now.toISOString(),
      draw: posed.draw
    };
  }

  function nextOf(): StepPage['next'] {
    const further = module!.steps[number];
    if (further)
      return { kind: 'step', module: module!.id, step: number + 1, title: further.title };
    const following = course.modules[at + 1];
    const title = text.modules.find(({ id }) => id === following?.id)?.title;
    return following && title
      ? { kind: 'step', module: following.id, step: 1, title }
      : { kind: 'exam' };
  }

  function previousOf(): StepPage['previous'] {
    if (number > 1) return { module: module!.id, step: number - 1 };
    const before = course.modules[at - 1];
    return before ? { module: before.id, step: before.steps } : null;
  }
}
