import * as v from 'valibot';
import {
  againRule,
  dueRule,
  type AgainRule,
  type DueRule
} from '#lib/domain/assignment/assignment-rule.ts';
import type { WishProblems } from '#lib/domain/assignment/wish-problems.ts';
import { isId } from '#lib/domain/id.ts';
import { text } from '#lib/server/form.ts';
import { programmeId } from '#lib/server/programme/programme-id.ts';
import type { AssignmentWish } from './assign.ts';

/** The form of an assignment as typed, to be shown again when it is wrong. */
export type TypedAssignment = ReturnType<typeof readTyped>;

/** What the form says; problems where it cannot be meant. `people`: of whom alone it was asked. */
export function readWish(form: FormData): {
  typed: TypedAssignment;
  wish: AssignmentWish | null;
  problems: WishProblems;
} {
  const typed = readTyped(form);
  const [due, again] = [readDue(typed), readAgain(typed)];
  const problems: WishProblems = {
    ...(typed.courses.length === 0 && !typed.programme && { courses: true }),
    ...(due === null && { due: true }),
    ...(again === 'wrong' && { again: true })
  };
  if (due === null || again === 'wrong' || problems.courses || !isId(typed.id))
    return { typed, wish: null, problems };
  return {
    typed,
    problems,
    wish: {
      id: typed.id,
      courseIds: typed.courses,
      programmeId: typed.programme ? programmeId : null,
      unitId: typed.unit,
      role: typed.role === 'everybody' ? null : typed.role,
      people: typed.people.length ? typed.people : null,
      due,
      again,
      fresh: typed.fresh,
      replaces: isId(typed.replaces) ? typed.replaces : null
    }
  };
}

const roles = ['everybody', 'officer', 'trainer', 'manager'] as const;

function readTyped(form: FormData) {
  const all = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === 'string');
  const role = text(form, 'role');
  return {
    id: text(form, 'id'),
    unit: isId(text(form, 'unit')) ? text(form, 'unit') : '',
    programme: text(form, 'programme') === programmeId,
    courses: all('course').filter((id) => /^[a-z0-9-]{1,80}$/.test(id)),
    people: all('person').filter(isId),
    role: roles.find((one) => one === role) ?? 'everybody',
    due: text(form, 'due'),
    dueDay: text(form, 'due_day'),
    dueDays: text(form, 'due_days'),
    again: text(form, 'again'),
    months: text(form, 'months'),
    yearly: text(form, 'yearly'),
    fresh: text(form, 'fresh') === 'on',
    replaces: text(form, 'replaces')
  };
}

function readDue({ due, dueDay, dueDays }: TypedAssignment): DueRule | null {
  const read = v.safeParse(dueRule, {
    kind: due,
    ...(due === 'on' && { day: dueDay }),
    ...(due === 'within' && { days: Number(dueDays || NaN) })
  });
  return read.success ? read.output : null;
}

function readAgain({ again, months, yearly }: TypedAssignment): AgainRule | 'wrong' | null {
  if (again === '' || again === 'once') return null;
  const [, month, day] = yearly.split('-').map(Number);
  const read = v.safeParse(againRule, {
    kind: again,
    ...(again === 'every' && { months: Number(months || NaN) }),
    ...(again === 'yearly' && { month, day })
  });
  return read.success ? read.output : 'wrong';
}
