import type { Course } from '#lib/domain/course/course.ts';

/**
 * Gives the compiled course of a revision; compiled once a process. It comes as an argument,
 * because a course is printed with words of the interface, which the engine room does not know.
 */
export type CourseLoader = (revisionId: string) => Promise<Course>;
