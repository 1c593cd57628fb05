import type { Language } from '#lib/domain/language.ts';

/**
 * A branching situation: the ways once, the words by language. `Case` holds everything and never
 * leaves the server; a page gets `CasePage`, what its reader has come to (play-case.ts).
 */
export type Case = {
  id: string;
  module: string;
  step: number;
  file: string;
  line: number;
  start: string;
  nodes: Record<string, CaseNode>;
  original: Language;
  texts: Record<Language, CaseText>;
};

/** An ending has a verdict and no choices. */
export type CaseNode = { verdict: Verdict | null; choices: { id: string; to: string }[] };

export type Verdict = (typeof verdicts)[number];
export const verdicts = ['right', 'part', 'wrong'] as const;

/** HTML throughout. `why`: what is told of a choice once it is made. */
export type CaseText = {
  language: Language;
  title: string;
  intro: string;
  nodes: Record<string, { text: string; choices: { text: string; why: string | null }[] }>;
};

export type CasePage = {
  id: string;
  language: Language;
  fallback: boolean;
  title: string;
  intro: string;
  /** Which time it is played, from 1. */
  run: number;
  /** What was gone through: the situation, what was done, and what is to be said of it. */
  passed: { text: string; choice: string; why: string | null }[];
  here: { text: string; choices: { id: string; text: string }[] };
  /** Once it has ended. */
  verdict: Verdict | null;
};
