import * as m from '#lib/paraglide/messages.js';
import { baseLocale, locales } from '#lib/paraglide/runtime.js';
import type { Language } from '#lib/domain/language.ts';
import { kinds } from '#lib/domain/reminder/kinds.ts';
import type { Rules } from '#lib/domain/reminder/rules.ts';
import {
  fill,
  plain,
  type Facts,
  type Matter,
  type TextPart,
  type Texts
} from '#lib/domain/reminder/texts.ts';
import { riskDays, soonDays } from '#lib/domain/standing/standing.ts';
import { sayDay } from '#lib/domain/time/say-time.ts';
import type { Letter } from './send-mail.ts';

type Locale = (typeof locales)[number];

/** The words that come with the house; null: it has none in this language. */
export function houseTexts(language: Language): Texts | null {
  const locale = locales.find((one) => one === language);
  return locale ? textsOf(locale) : null;
}

/** The language of letters that cannot be written in their reader's. */
export const otherLanguage: Language = baseLocale;

export interface Around {
  /** What the agency worded itself, by language. */
  own: Map<Language, Partial<Texts>>;
  rules: Rules;
  /** A course's title in a language. */
  title: (courseId: string, language: Language) => string;
  origin: string;
}

/**
 * Puts a letter of one matter or more together, in its reader's language when every part it needs is worded there, else
 * wholly in another. Names and titles are made plain before they stand in it.
 */
export function reminderLetter(facts: Facts, around: Around): Letter & { language: Language } {
  const ordered = [...facts.matters].sort((a, b) => place(a) - place(b));
  const { language, texts } = textsFor(facts, ordered, around);
  const speak = speaker(facts, language, around);
  const paragraphs = ordered.map((matter) => {
    const body = texts[matter.kind].body ?? '';
    return fill(matter.kind === 'digest' ? withoutZeros(body, matter) : body, speak(matter)).trim();
  });
  const { names, count } = facts.silent;
  if (count)
    paragraphs.push(
      fill(texts['no-address'].body ?? '', {
        names: listed(names.map(plain), language, count - names.length),
        count: String(count)
      }).trim()
    );
  const first = ordered[0]!;
  const whys = kinds
    .filter((kind) => ordered.some((matter) => matter.kind === kind))
    .map((kind) => fill(texts[kind].why ?? '', { days: daysOf(kind, around.rules, language) }));
  const body = fill(texts.letter.body ?? '', {
    name: plain(facts.reader.name),
    day: said(facts.today, language),
    matters: paragraphs.join('\n\n'),
    why: whys.join('\n'),
    link: around.origin + ('courseId' in first ? '/' : '/team/overview')
  });
  const subject = fill(texts[first.kind].subject ?? '', speak(first));
  const more = ordered.length > 1 ? ` (+${ordered.length - 1})` : '';
  return { language, subject: plain(subject) + more, body };
}

const place = (matter: Matter) => kinds.indexOf(matter.kind);

/** The words of the reader's language when all that are needed are there, else of the other one. */
function textsFor(facts: Facts, matters: Matter[], { own }: Around) {
  const needed: TextPart[] = ['letter', ...matters.map(({ kind }) => kind)];
  if (facts.silent.count) needed.push('no-address');
  const { language } = facts.reader;
  const texts = { ...houseTexts(language), ...own.get(language) };
  if (needed.every((part) => texts[part])) return { language, texts: texts as Texts };
  return {
    language: otherLanguage,
    texts: { ...houseTexts(otherLanguage)!, ...own.get(otherLanguage) }
  };
}

/** What stands for the placeholders of a matter. */
function speaker({ today }: Facts, language: Language, { origin, title }: Around) {
  return (matter: Matter): Record<string, string> => {
    if (matter.kind === 'digest') {
      const list = (concern: string) => `${origin}/team?unit=${matter.unitId}&concern=${concern}`;
      const { over, never, soon, ending, expired } = matter;
      return {
        unit: plain(matter.unit),
        ...{ over: `${over}`, never: `${never}`, soon: `${soon}` },
        ...{ ending: `${ending}`, expired: `${expired}` },
        ...{ over_link: list('over'), never_link: list('never-started') },
        ...{ soon_link: list('at-risk'), ending_link: list('ending') },
        ...{ expired_link: list('expired') },
        link: `${origin}/team/overview?unit=${matter.unitId}`
      };
    }
    if (matter.kind === 'escalation')
      return {
        unit: plain(matter.unit),
        days: sayDays(matter.days, language),
        people: `${matter.people}`,
        names: listed(
          matter.names.slice(0, 10).map(plain),
          language,
          matter.people - Math.min(10, matter.names.length)
        ),
        link: `${origin}/team?unit=${matter.unitId}&concern=over`
      };
    const apart = Math.abs(Date.parse(matter.day) - Date.parse(today)) / 86_400_000;
    return {
      course: plain(title(matter.courseId, language)),
      day: said(matter.day, language),
      days: sayDays(apart, language),
      link: `${origin}/courses/${matter.courseId}`
    };
  };
}

/** Lines of a digest whose figures are all nought say nothing. */
function withoutZeros(body: string, matter: Matter & { kind: 'digest' }): string {
  const figures = { ...matter } as Record<string, unknown>;
  const saysNothing = (line: string) => {
    const named = [...line.matchAll(/\{(over|never|soon|ending|expired)\}/g)];
    return named.length > 0 && named.every(([, name]) => figures[name!] === 0);
  };
  return body
    .split('\n')
    .filter((line) => !saysNothing(line))
    .join('\n');
}

function daysOf(kind: (typeof kinds)[number], rules: Rules, language: Language): string {
  if (kind === 'digest') return '';
  if (kind === 'overdue') return sayDays(rules.overdue.every, language);
  const days = rules[kind].days;
  return listed([...days.slice(0, -1).map(String), sayDays(days.at(-1) ?? 0, language)], language);
}

function listed(names: string[], language: Language, more = 0): string {
  const all = more > 0 ? [...names, `+${more}`] : names;
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(all);
}

const sayDays = (days: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);

const said = (day: string, language: Language): string =>
  sayDay(new Date(`${day}T00:00:00Z`), { language, timeZone: 'UTC' });

// what a message would fill in is filled in as the placeholder that people may move about
function textsOf(locale: Locale): Texts {
  const speak = { locale };
  const [link, course, day, days, unit] = ['{link}', '{course}', '{day}', '{days}', '{unit}'];
  return {
    letter: {
      body: m.reminder_text_letter(
        { name: '{name}', matters: '{matters}', why: '{why}', link },
        speak
      )
    },
    'due-soon': {
      subject: m.reminder_text_due_soon_subject({ course, day }, speak),
      body: m.reminder_text_due_soon({ course, day, days, link }, speak),
      why: m.reminder_text_due_soon_why({ days }, speak)
    },
    overdue: {
      subject: m.reminder_text_overdue_subject({ course }, speak),
      body: m.reminder_text_overdue({ course, day, days, link }, speak),
      why: m.reminder_text_overdue_why({ days }, speak)
    },
    expiring: {
      subject: m.reminder_text_expiring_subject({ course, day }, speak),
      body: m.reminder_text_expiring({ course, day, days, link }, speak),
      why: m.reminder_text_expiring_why({ days }, speak)
    },
    digest: {
      subject: m.reminder_text_digest_subject({ unit }, speak),
      body: m.reminder_text_digest(
        {
          ...{ unit, link, riskDays, soonDays },
          ...{ over: '{over}', never: '{never}', soon: '{soon}' },
          ...{ ending: '{ending}', expired: '{expired}', over_link: '{over_link}' },
          ...{ never_link: '{never_link}', soon_link: '{soon_link}' },
          ...{ ending_link: '{ending_link}', expired_link: '{expired_link}' }
        },
        speak
      ),
      why: m.reminder_text_digest_why({}, speak)
    },
    escalation: {
      subject: m.reminder_text_escalation_subject({ unit, days }, speak),
      body: m.reminder_text_escalation(
        { unit, days, people: '{people}', names: '{names}', link },
        speak
      ),
      why: m.reminder_text_escalation_why({ days }, speak)
    },
    'no-address': {
      body: m.reminder_text_no_address({ names: '{names}', count: '{count}' }, speak)
    }
  };
}
