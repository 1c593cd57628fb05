/** A screen that was found; `module` '': the overview of the course. */
export type ShownScreen = {
  course: string;
  module: string;
  step: number;
  courseTitle: string;
  moduleTitle: string;
  title: string;
  language: string;
  snippet: { text: string; hit: boolean }[];
};
