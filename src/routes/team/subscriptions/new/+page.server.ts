import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { fileWords } from '#lib/components/export/file-words.ts';
import { filtersIn, screenOf } from '#lib/domain/export/screens.ts';
import { lastingFilters, orderable } from '#lib/domain/subscription/subscription.ts';
import { getDb } from '#lib/server/db/database.ts';
import { tellExport } from '#lib/server/export/tell-export.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { orderSubscription } from '#lib/server/subscription/order-subscription.ts';
import { readOrderForm } from '#lib/server/subscription/read-order-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { manager, screen, filters, said } = await readAddress(event);
  const zones = { own: manager.timeZone, agency: agencyTimeZone() };
  return { id: randomUUID(), screen, filters: String(filters), said, zones };
};

export const actions: Actions = {
  default: async (event) => {
    const { manager, screen, filters, said } = await readAddress(event);
    const zones = { own: manager.timeZone, agency: agencyTimeZone() };
    const form = readOrderForm(await event.request.formData(), zones);
    if (!form) return fail(400, { refused: 'unclear' as const });
    const wish = { ...form, screen, filters: String(filters), said };
    const outcome = found(await orderSubscription(getDb(), wish, manager.id, new Date()));
    if (outcome.kind === 'refused') return fail(400, { refused: outcome.reason });
    redirect(303, '/team/subscriptions');
  }
};

/** Which screen is asked for with which filters, and what that is called. */
async function readAddress(event: RequestEvent) {
  const manager = requireRole(event, 'manager');
  const { searchParams } = event.url;
  const screen = screenOf(searchParams.get('screen'));
  const wanted = found(screen && orderable.includes(screen) ? screen : null);
  const filters = lastingFilters(filtersIn(searchParams));
  const taker = { ...manager, language: event.locals.language, isAdministrator: false };
  const asked = { taker, filters, now: new Date() };
  const said = found(await tellExport(getDb(), fileWords, wanted, asked));
  return { manager, screen: wanted, filters, said };
}
