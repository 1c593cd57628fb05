import type { Course } from '#lib/domain/course/course.ts';
import { drawPool } from '#lib/domain/course/draw-pool.ts';
import type { SourceFile } from '#lib/domain/course/reading/read-sources.ts';
import { lineOf } from '#lib/domain/course/reading/shape.ts';

/** The exam can always be drawn: in the order of its lines, whatever chance takes first. */
export function checkDraw(course: Course, file: SourceFile): void {
  const { draw, questions } = course.exam;
  const line = (...path: (string | number)[]) => lineOf(file.front!, ['exam', ...path]);
  const sum = draw.reduce((total, { count }) => total + count, 0);
  if (sum !== questions) file.report(line('draw'), 'draw-sum', { sum, questions });
  const pools = draw.map((one) => new Set(drawPool(course, one).map(({ id }) => id)));
  draw.forEach((one, index) => {
    if (one.by === 'module' && !course.modules.some(({ id }) => id === one.name)) {
      file.report(line('draw', index), 'draw-unknown-module', { module: one.name });
      return;
    }
    // at worst the lines before took as many from this pool as they could
    const taken = draw.slice(0, index).reduce((total, { count }, other) => {
      const shared = [...pools[other]!].filter((id) => pools[index]!.has(id)).length;
      return total + Math.min(count, shared);
    }, 0);
    const left = pools[index]!.size - taken;
    if (left < one.count)
      file.report(line('draw', index), 'draw-too-few', {
        name: one.name,
        count: one.count,
        left: Math.max(0, left)
      });
  });
}
