// npm run specimens: draws ahead what lessons, the guide and exams show, so that the first reader does not wait.
// What is drawn already is passed over: a second run is done at once.
import { shownStills, type ShownStill } from '#lib/domain/specimen/shown-stills.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { env } from '#lib/server/env.ts';
import { command } from './steps/command.ts';
import { compileMessages } from './messages.ts';

await compileMessages();
const { checkCourses } = await import('#lib/server/course/check-courses.ts');
const { shippedSeeds } = await import('#lib/server/specimen/approved.ts');
const { endDrawing } = await import('#lib/server/specimen/draw-in-thread.ts');
const { stillFormats } = await import('#lib/server/specimen/encode-still.ts');
const { drawnStill, jobOf, stillWidths } = await import('#lib/server/specimen/read-still.ts');

await command(async () => {
  const checked = await checkCourses(env().COURSES_DIR, new Date());
  const tally = { drawn: 0, kept: 0, bytes: 0 };
  for (const { course } of checked) if (course) await drawAll(course, tally);
  await endDrawing();
  const kilobytes = Math.round(tally.bytes / 1000);
  console.log(`${tally.drawn} pictures drawn, ${tally.kept} were there; ${kilobytes} kB together.`);
});
// the message compiler leaves timers of half a minute behind
process.exit();

async function drawAll(course: Course, tally: { drawn: number; kept: number; bytes: number }) {
  for (const still of shownStills(course, shippedSeeds))
    for (const width of stillWidths)
      for (const format of stillFormats) {
        const { figures } = course.bench[still.taxon]!;
        const { bytes, drawn } = await drawnStill(jobOf(figures, still, { width, format }));
        if (drawn) tally.drawn++;
        else tally.kept++;
        tally.bytes += bytes?.length ?? 0;
        if (drawn && tally.drawn % 20 === 0) console.log(progress(course.id, still, tally.drawn));
      }
}

function progress(course: string, { taxon, seed }: ShownStill, drawn: number): string {
  return `  ${course}: ${drawn} drawn, at ${taxon} ${seed}`;
}
