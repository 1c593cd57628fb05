import type { Language } from '#lib/domain/language.ts';
import type { Course } from './course.ts';
import type { Picture } from './picture.ts';
import { said } from './texts.ts';
import { fileOf } from './writing/figure.ts';

/** The picture of a course, and the same thing with a lamp behind it where there is one. */
export type Cover = { day: CoverPicture; lamp: CoverPicture | null };
export type CoverPicture = { hash: string; width: number; height: number; alt: string };

/** `media/saiga-day.webp` has its lamp picture beside it as `media/saiga-lamp.webp`. */
export function coverOf(course: Course, language: Language): Cover | null {
  if (!course.cover) return null;
  const path = course.cover.path;
  const lamp = /-day\.\w+$/.test(path) ? course.pictures[path.replace('-day.', '-lamp.')] : null;
  return { day: toCover(course.cover), lamp: lamp ? toCover(lamp) : null };

  function toCover(picture: Picture): CoverPicture {
    const { hash, width, height } = fileOf(picture, language, course.original);
    return { hash, width, height, alt: said(picture.alt, language, course.original) };
  }
}
