/** Where a person stands in a course: read once a page, worked on by the functions beside it. */
export type Standing = {
  /** Last read; null: nothing opened yet. */
  place: Place | null;
  seenAt: Date | null;
  modules: OpenedModule[];
  /** Ids of the questions of the modules that have been answered, right or wrong. */
  answered: ReadonlySet<string>;
};

export type Place = { module: string; step: number };

/** `step`: the furthest that was opened. `doneAt` stays, whatever is added to the course later. */
export type OpenedModule = { id: string; step: number; doneAt: Date | null };

export const notBegun: Standing = {
  place: null,
  seenAt: null,
  modules: [],
  answered: new Set()
};
