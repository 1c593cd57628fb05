import type { KeyText } from '#lib/domain/branching/key.ts';
import type { Case } from '#lib/domain/case/case.ts';
import type { Language } from '#lib/domain/language.ts';
import { asked } from '#lib/domain/question/ask.ts';
import type { AskedQuestion, Question } from '#lib/domain/question/question.ts';
import type { ShownBlock } from '#lib/domain/module/shown-block.ts';
import type { Course, SourceNote, SpecimenBlock, Step, TextState } from './course.ts';
import { textIn } from './course-in.ts';

/** A question as it is asked, with what a trainer wants to know of it. */
export type PreviewedQuestion = {
  asked: AskedQuestion;
  kind: Question['kind'];
  /** It may also be drawn by the exam. */
  exam: boolean;
  tags: string[];
};

export type PreviewedStep = Pick<Step, 'number' | 'id' | 'title' | 'titleHtml' | 'lead'> & {
  blocks: PreviewedBlock[];
};

/** A case is shown whole: who writes it must see where everything leads. */
export type PreviewedBlock =
  | { kind: 'html'; html: string }
  | { kind: 'question'; question: PreviewedQuestion }
  | { kind: 'key'; text: KeyText }
  | { kind: 'case'; case: Case }
  | ShownBlock;

/** A module as its reader sees it, all steps at once; nobody's answers are in it. */
export type ModulePreview = {
  title: string;
  text: TextState;
  steps: PreviewedStep[];
  sources: SourceNote[];
};

/** How specimens are had for a preview. */
export type PreviewBench = {
  pose: (question: Question) => Question;
  show: (block: SpecimenBlock) => ShownBlock;
};

/** null: there is no such module. */
export function modulePreview(
  course: Course,
  id: string,
  language: Language,
  { pose, show }: PreviewBench
): ModulePreview | null {
  const module = textIn(course, language).modules.find((one) => one.id === id);
  if (!module) return null;
  const { title, steps, sources, fallback, stale, reviewed } = module;
  return {
    title,
    text: { language: module.language, fallback, stale, reviewed },
    sources,
    steps: steps.map(({ number, id, title, titleHtml, lead, blocks }) => ({
      number,
      id,
      title,
      titleHtml,
      lead,
      blocks: blocks.map((block): PreviewedBlock => {
        switch (block.kind) {
          case 'html':
          case 'key':
            return block;
          case 'specimens':
            return show(block);
          case 'case':
            return { kind: 'case', case: course.cases[block.id]! };
          case 'question':
            return {
              kind: 'question',
              question: previewed(pose(course.questions[block.id]!), language)
            };
        }
      })
    }))
  };
}

/** The questions of exam.md, in the order of the file. */
export function examPreview(
  course: Course,
  language: Language,
  { pose }: Pick<PreviewBench, 'pose'>
): PreviewedQuestion[] {
  return Object.values(course.questions)
    .filter(({ place }) => place === 'exam')
    .sort((a, b) => a.line - b.line)
    .map((question) => previewed(pose(question), language));
}

// one order for everybody who looks, so that a trainer finds things again
const seed = 'preview';

function previewed(question: Question, language: Language): PreviewedQuestion {
  const { kind, place, exam, tags } = question;
  return {
    asked: asked(question, language, seed),
    kind,
    exam: exam && place === 'module',
    tags
  };
}
