import { isQuestion } from '#lib/domain/course/reading/segments.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';

// A careful reader in a second language, and what else takes time. Minutes.
const wordsAMinute = 130;
const questionMinutes = 0.6;
const pictureMinutes = 0.3;

/** The minutes a module promises should be within half and double of what it takes. */
export function checkReadingTime({ modules }: Sources): void {
  for (const { front, file } of modules) {
    const estimate = Math.max(1, Math.round(minutesOf(file.segments)));
    const isFar = front.minutes > estimate * 2 || front.minutes < estimate / 2;
    if (isFar && Math.abs(front.minutes - estimate) > 2)
      file.report(1, 'minutes-far', { minutes: front.minutes, estimate });
  }
}

function minutesOf(segments: Sources['course']['segments']): number {
  let minutes = 0;
  for (const segment of segments) {
    if (isQuestion(segment)) minutes += questionMinutes;
    minutes += (segment.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) / wordsAMinute;
    minutes += (segment.text.match(/!\[/g)?.length ?? 0) * pictureMinutes;
  }
  return minutes;
}
