import * as m from '#lib/paraglide/messages.js';

/** "2 of 5 modules done", or that nothing has been begun. */
export function doneWords(line: { begun: boolean; done: number; modules: number }): string {
  return line.begun
    ? m.course_done_of({ done: line.done, of: line.modules })
    : m.course_not_begun();
}
