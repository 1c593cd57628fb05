import type { Draw, ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { QuestionFacts } from '#lib/domain/question/question.ts';
import { shuffle } from '#lib/domain/random.ts';

export type Drawable = Pick<QuestionFacts, 'id' | 'tags' | 'module' | 'exam'>;

/**
 * The ids of one attempt's questions in the order in which they are asked: as many of each tag or
 * module as the rule says, none twice. `drawnBefore`: the ids of the person's earlier attempts,
 * oldest first. A question never met goes before one met long ago, and that before one of the last
 * attempt: no draw could repeat fewer, so the overlap stays under a third wherever the pool allows.
 * Of equally fresh ones those in `wanted` go first, as many of them as the rule has room for.
 * The same seed and pool give the same draw. Throws when the pool cannot fill the rule, which the
 * course check finds before publishing.
 */
export function draw(
  rule: Pick<ExamRule, 'draw'>,
  pool: readonly Drawable[],
  seed: string,
  drawnBefore: readonly (readonly string[])[] = [],
  wanted: ReadonlySet<string> = new Set()
): string[] {
  // sorted first, so that the order in which a course lists its questions does not matter
  const usable = pool.filter((question) => question.exam).sort((a, b) => (a.id < b.id ? -1 : 1));
  const questions = shuffle(usable, `${seed} pool`);
  const last = new Set(drawnBefore.at(-1));
  const older = new Set(drawnBefore.slice(0, -1).flat());
  const staleness = ({ id }: Drawable) =>
    2 * (last.has(id) ? 2 : older.has(id) ? 1 : 0) + (wanted.has(id) ? 0 : 1);
  const slots = rule.draw.flatMap((draw) => Array<Draw>(draw.count).fill(draw));
  const chosen = match(slots, questions, staleness);
  return shuffle(chosen, `${seed} order`);
}

/** Whether a pool can fill the rule. */
export function canBeDrawn(rule: Pick<ExamRule, 'draw'>, pool: readonly Drawable[]): boolean {
  try {
    return draw(rule, pool, '').length > 0;
  } catch {
    return false;
  }
}

/**
 * A question for every slot. Tags overlap, so filling slots one by one could leave the last without
 * a question although there is a way: each slot may push others on (an augmenting path). Pushing
 * never sets a chosen question free again, so the fresh ones taken first are all kept.
 */
function match(
  slots: readonly Draw[],
  questions: readonly Drawable[],
  staleness: (question: Drawable) => number
): string[] {
  const taken = new Map<string, number>();
  const filled = new Set<number>();
  for (const limit of [0, 1, 2, 3, 4, 5])
    for (const slot of slots.keys())
      if (!filled.has(slot) && place(slot, limit, new Set())) filled.add(slot);
  const empty = slots.find((_, slot) => !filled.has(slot));
  if (empty) throw new Error(`too few exam questions for the draw ${empty.by} ${empty.name}`);
  return [...taken.keys()];

  function place(slot: number, limit: number, tried: Set<string>): boolean {
    for (const question of questions) {
      if (tried.has(question.id) || staleness(question) > limit) continue;
      if (!fits(question, slots[slot]!)) continue;
      tried.add(question.id);
      const holder = taken.get(question.id);
      if (holder === undefined || place(holder, limit, tried)) {
        taken.set(question.id, slot);
        return true;
      }
    }
    return false;
  }
}

function fits(question: Drawable, draw: Draw): boolean {
  return draw.by === 'tag' ? question.tags.includes(draw.name) : question.module === draw.name;
}
