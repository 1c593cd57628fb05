/** What of an assignment's form cannot be meant. */
export type WishProblems = { courses?: true; due?: true; again?: true };
