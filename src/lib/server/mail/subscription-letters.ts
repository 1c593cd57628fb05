import * as m from '#lib/paraglide/messages.js';
import { chooseLanguage } from '#lib/domain/language.ts';
import { sayDay } from '#lib/domain/time/say-time.ts';
import { baseLocale, locales } from '#lib/paraglide/runtime.js';
import type { Reader } from './letters.ts';
import type { Letter } from './send-mail.ts';

export interface Said {
  title: string;
  /** As "label: value". */
  filters: string[];
  at: Date;
  /** Attached: the screen. Else the file itself, for who is signed in. */
  link: string;
  /** Where it can be ended. */
  list: string;
  attached: boolean;
}

/** Brings a screen that its reader has ordered. */
export function subscriptionLetter(to: Reader, said: Said): Letter {
  const speak = speakTo(to);
  const { title, link, list } = said;
  const day = sayDay(said.at, { language: speak.locale, timeZone: to.timeZone });
  const words = { name: to.name, title, day, filters: said.filters.join('\n'), link, list };
  return {
    subject: m.mail_subscription_subject({ title, day }, speak),
    body: said.attached
      ? m.mail_subscription_attached(words, speak)
      : m.mail_subscription_link(words, speak)
  };
}

/** Says once that an ordered screen is not its reader's any more, and is not sent again. */
export function lostLetter(to: Reader, list: string): Letter {
  const speak = speakTo(to);
  return {
    subject: m.mail_subscription_lost_subject({}, speak),
    body: m.mail_subscription_lost({ name: to.name, list }, speak)
  };
}

function speakTo({ language }: Reader) {
  return { locale: chooseLanguage([language], locales, baseLocale) as (typeof locales)[number] };
}
