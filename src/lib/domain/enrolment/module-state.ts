import type { Course, ModuleFacts } from '#lib/domain/course/course.ts';
import type { Standing } from './standing.ts';

/** How far a person is in one module. */
export type ModuleState = {
  id: string;
  state: 'not-begun' | 'under-way' | 'done';
  /** The furthest step opened; 0: none. */
  step: number;
  steps: number;
  answered: number;
  questions: number;
};

export const moduleStates = (course: Course, standing: Standing): ModuleState[] =>
  course.modules.map((module) => moduleState(module, standing));

/** A module is done when each of its questions is answered and its last step was opened. */
export function moduleState(module: ModuleFacts, standing: Standing): ModuleState {
  const opened = standing.modules.find(({ id }) => id === module.id);
  const answered = module.questions.filter(({ id }) => standing.answered.has(id)).length;
  const step = Math.min(opened?.step ?? 0, module.steps);
  const done = opened?.doneAt || (step === module.steps && answered === module.questions.length);
  return {
    id: module.id,
    state: done ? 'done' : step > 0 || answered > 0 ? 'under-way' : 'not-begun',
    step,
    steps: module.steps,
    answered,
    questions: module.questions.length
  };
}
