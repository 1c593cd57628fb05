import type { Rhythm } from '#lib/domain/subscription/rhythm.ts';
import type { Sending, Subscription } from '#lib/domain/subscription/subscription.ts';
import { sayMoment, type Reader } from '#lib/domain/time/say-time.ts';
import * as m from '#lib/paraglide/messages.js';

/** When it is sent, in words. */
export function sayRhythm(rhythm: Rhythm, { language }: Reader): string {
  const time = `${String(rhythm.hour).padStart(2, '0')}:00`;
  return rhythm.kind === 'weekly'
    ? m.subscription_weekly({ day: sayWeekday(rhythm.weekday, language), time })
    : m.subscription_monthly({ day: rhythm.day, time });
}

/** 1: Monday. */
export function sayWeekday(weekday: number, language: string): string {
  const day = new Date(Date.UTC(2024, 0, weekday));
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** How one stands: when it comes next, or why it does not. */
export function sayState(one: Subscription, reader: Reader): string {
  if (one.endedAt) {
    const at = sayMoment(one.endedAt, reader);
    return one.endedWhy === 'asked' ? m.subscription_ended({ at }) : m.subscription_lost({ at });
  }
  if (one.pausedAt) return m.subscription_paused({ at: sayMoment(one.pausedAt, reader) });
  return m.subscription_next({ at: sayMoment(one.nextAt, reader) });
}

/** How it went, in words. */
export function saySending(one: Sending, { language }: Reader): string {
  if (one.result === null) return m.sending_under_way();
  if (one.result === 'attached') {
    const size = new Intl.NumberFormat(language).format(Math.ceil((one.bytes ?? 0) / 1000));
    return m.sending_attached({ size });
  }
  return others[one.result]();
}

const others: Record<Exclude<NonNullable<Sending['result']>, 'attached'>, () => string> = {
  link: m.sending_link,
  lost: m.sending_lost,
  left: m.sending_lost,
  'no-address': m.sending_no_address,
  ended: m.sending_ended
};
