import type { Course, ModuleFacts } from '#lib/domain/course/course.ts';
import { moduleState } from './module-state.ts';
import type { Place, Standing } from './standing.ts';

/** Where the way goes on: a step and, if one waits there, the question; or the exam. */
export type Ahead = { kind: 'step'; at: Place; question: string | null } | { kind: 'exam' };

/**
 * The first question not yet answered among the steps already opened, else the step last read. Begins
 * with the module last read; when that is done, the next after it that is not, then those before it.
 */
export function continueAt(course: Course, standing: Standing): Ahead {
  const last = Math.max(
    course.modules.findIndex(({ id }) => id === standing.place?.module),
    0
  );
  const inOrder = [...course.modules.slice(last), ...course.modules.slice(0, last)];
  const module = inOrder.find((one) => moduleState(one, standing).state !== 'done');
  return module ? within(module, standing) : { kind: 'exam' };
}

function within(module: ModuleFacts, standing: Standing): Ahead {
  const opened = Math.max(moduleState(module, standing).step, 1);
  const waiting = module.questions.find(({ id }) => !standing.answered.has(id));
  if (waiting && waiting.step <= opened)
    return { kind: 'step', at: { module: module.id, step: waiting.step }, question: waiting.id };
  // with every question behind us answered, the furthest step is the one to read on from
  return { kind: 'step', at: { module: module.id, step: opened }, question: null };
}
