import * as v from 'valibot';
import { readChoice, type ExportChoice } from '#lib/domain/export/export-choice.ts';
import { isId } from '#lib/domain/id.ts';
import { rhythm, type Rhythm } from '#lib/domain/subscription/rhythm.ts';
import { text } from '#lib/server/form.ts';

export interface OrderForm {
  id: string;
  rhythm: Rhythm;
  timeZone: string;
  choice: ExportChoice;
}

/** What was filled in; null where it says nothing clear: the form's own fields cannot. */
export function readOrderForm(
  form: FormData,
  zones: { own: string; agency: string }
): OrderForm | null {
  const get = (name: string) => text(form, name);
  const kind = get('kind');
  const hour = whole(get('hour'));
  const asked =
    kind === 'weekly'
      ? { kind, weekday: whole(get('weekday')), hour }
      : { kind, day: whole(get('day')), hour };
  const read = v.safeParse(rhythm, asked);
  if (!read.success || !isId(get('id'))) return null;
  const choice = readChoice(
    new URLSearchParams(['format', 'separator', 'bom'].map((name) => [name, get(name)]))
  );
  const timeZone = get('zone') === 'agency' ? zones.agency : zones.own;
  return { id: get('id'), rhythm: read.output, timeZone, choice };
}

const whole = (typed: string) => (/^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN);
