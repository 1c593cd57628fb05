import { isBranching, isQuestion } from '#lib/domain/course/reading/segments.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';

// Our assumptions, in minutes: a careful reader in a second language, and what else takes time.
const wordsAMinute = 130;
const thinkingMinutes = 0.3;
const pictureMinutes = 0.2;
/** Of a case or a key one way is walked, not all. */
const walked = 0.5;

type Segments = Sources['course']['segments'];

/** The minutes a module promises are what it takes, give or take one minute or a fifth. */
export function checkReadingTime({ modules }: Sources): void {
  for (const { front, file } of modules) {
    const estimate = Math.max(1, Math.round(minutesOf(file.segments)));
    if (Math.abs(front.minutes - estimate) > Math.max(1, estimate / 5))
      file.report(1, 'minutes-far', { minutes: front.minutes, estimate });
  }
}

/** How long a module takes to read and answer. Minutes. */
function minutesOf(segments: Segments): number {
  return segments.reduce((minutes, segment) => minutes + minutesOfOne(segment), 0);
}

function minutesOfOne(segment: Segments[number]): number {
  const pictures = (segment.text.match(/!\[/g)?.length ?? 0) * pictureMinutes;
  if (isQuestion(segment)) return thinkingMinutes + readingOfQuestion(segment.text) + pictures;
  const share = segment.kind === 'container' && isBranching(segment) ? walked : 1;
  return (wordsIn(segment.text) / wordsAMinute) * share + pictures;
}

/** What is said of a choice is read of one choice, not of all. */
function readingOfQuestion(text: string): number {
  const lines = text.split('\n');
  const said = lines.filter((line) => /^\s+>/.test(line));
  const rest = lines.filter((line) => !said.includes(line));
  const one = said.length ? wordsIn(said.join('\n')) / said.length : 0;
  return (wordsIn(rest.join('\n')) + one) / wordsAMinute;
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
