import { isId } from '#lib/domain/id.ts';
import { attendances } from '#lib/domain/training/training.ts';
import { shownAs } from '#lib/domain/training/shown-as.ts';
import { text } from '#lib/server/form.ts';
import type { Said } from './write-attendance.ts';

/**
 * What a form says of people's attendance, only of those of whom it says another thing than it
 * showed: two who fill it in at once do not undo each other. `wrong`: of whom the minutes are none.
 */
export function readAttendance(form: FormData): { said: Said[]; wrong: string[] } {
  const said: Said[] = [];
  const wrong: string[] = [];
  for (const personId of form.getAll('person').map(String).filter(isId)) {
    const of = (name: string) => text(form, `${name}:${personId}`).trim();
    const state = attendances.find((one) => one === of('state'));
    if (!state) continue;
    const typed = of('minutes');
    const minutes = typed === '' ? null : Number(typed);
    if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440)) {
      wrong.push(personId);
      continue;
    }
    const one = { personId, state, minutes, remark: of('remark').slice(0, 500) };
    if (shownAs(one) !== of('was')) said.push(one);
  }
  return { said, wrong };
}
