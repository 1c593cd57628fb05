import { alertNames, type AlertName } from '#lib/domain/course/words.ts';
import { closest } from '#lib/domain/course/closest.ts';
import { escape } from './escape.ts';
import { icon } from './icons.ts';
import { dayInWords } from './numbers.ts';
import type { Desk, Scribe } from './scribe.ts';

const icons: Record<AlertName, Parameters<typeof icon>[0]> = {
  note: 'letter',
  tip: 'letter',
  important: 'letter',
  warning: 'triangle',
  caution: 'triangle',
  safety: 'triangle',
  law: 'scales'
};
const classes: Record<AlertName, string> = {
  note: 'note',
  tip: 'note tip',
  important: 'note important',
  warning: 'note warn',
  caution: 'note warn',
  safety: 'note safety',
  law: 'note law'
};

/** `> [!SAFETY] Head` and its lines as a note; null: this quote is not an alert. */
export function writeAlert(quote: string, line: number, scribe: Scribe): string | null {
  const match = /^\[!([\p{L}-]+)\][ \t]*([^\n]*)\n?([\s\S]*)$/u.exec(quote);
  if (!match) return null;
  const [, written, head, rest] = match as unknown as [string, string, string, string];
  const name = written.toLowerCase() as AlertName;
  if (!alertNames.includes(name)) {
    const near = closest(name, alertNames);
    scribe.desk.report(line, 'unknown-alert', { name: written, near: near?.toUpperCase() ?? '' });
    return null;
  }
  const law = name === 'law' ? takeLawLines(rest, scribe.desk) : { body: rest, lines: [] };
  const list = name === 'law' ? lawList(law.lines, line, scribe) : '';
  const title = head ? scribe.inline(head, line) : escape(scribe.desk.words.alerts[name]);
  const body = law.body.trim() ? scribe.blocks(law.body, line + 1) : '';
  return `<div class="${classes[name]}" role="note"><p class="head">${icon(icons[name])}<span>${title}</span></p>${body}${list}</div>\n`;
}

type LawLine = { key: 'place' | 'asOf' | 'source' | 'checkBy'; value: string };

/** Takes `Place:` `As of:` `Source:` `Check by:` from the end; a translation may use its own words. */
function takeLawLines(text: string, { words }: Desk): { body: string; lines: LawLine[] } {
  const keys: Record<string, LawLine['key']> = {
    place: 'place',
    'as of': 'asOf',
    source: 'source',
    'check by': 'checkBy'
  };
  for (const key of ['place', 'asOf', 'source', 'checkBy'] as const)
    keys[words[key].toLowerCase()] = key;
  const body = text.trimEnd().split('\n');
  const lines: LawLine[] = [];
  while (body.length > 0) {
    const match = /^\s*(?:[-*]\s+)?\**([^:*]{2,40}?)\**\s*:\**\s*(.+?)\s*\\?$/.exec(body.at(-1)!);
    const key = match && keys[match[1]!.toLowerCase()];
    if (!key) break;
    lines.unshift({ key, value: match[2]! });
    body.pop();
  }
  return { body: body.join('\n'), lines };
}

function lawList(lines: LawLine[], line: number, scribe: Scribe): string {
  const { desk } = scribe;
  const missing = (['place', 'asOf', 'source'] as const).filter(
    (key) => !lines.some((one) => one.key === key)
  );
  const names = { place: 'Place', asOf: 'As of', source: 'Source' };
  if (missing.length > 0)
    desk.report(line, 'law-incomplete', { missing: missing.map((key) => names[key]).join(', ') });
  const rows = lines.map(({ key, value }) => {
    const isDay = key === 'asOf' || key === 'checkBy';
    if (isDay && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      desk.report(line, 'not-a-date', { key: key === 'asOf' ? 'As of' : 'Check by', got: value });
      return '';
    }
    if (key === 'checkBy' && desk.today && value < desk.today)
      desk.report(line, 'law-past-check', { day: value });
    const said = isDay
      ? `<time datetime="${value}">${escape(dayInWords(value, desk.language))}</time>`
      : scribe.inline(value, line);
    return `<dt>${escape(desk.words[key])}</dt><dd>${said}</dd>`;
  });
  return rows.length > 0 ? `<dl>${rows.join('')}</dl>` : '';
}
