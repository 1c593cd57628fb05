import type { ExportChoice } from '#lib/domain/export/export-choice.ts';
import type { Screen } from '#lib/domain/export/screens.ts';
import type { Rhythm } from './rhythm.ts';

/** How a sending went. `lost`: the screen is not the person's any more. */
export type SendingResult = 'attached' | 'link' | 'lost' | 'left' | 'no-address' | 'ended';

export interface Said {
  title: string;
  /** As "label: value". */
  filters: string[];
}

/** A screen that somebody gets by mail. */
export interface Subscription {
  id: string;
  screen: Screen;
  /** As in the address of the screen. */
  filters: string;
  /** What the file is called, and its filters in words, as when it was ordered. */
  said: Said;
  choice: ExportChoice;
  rhythm: Rhythm;
  timeZone: string;
  madeAt: Date;
  nextAt: Date;
  pausedAt: Date | null;
  endedAt: Date | null;
  endedWhy: 'asked' | 'lost' | 'left' | null;
  last: Sending | null;
}

/** One time that it was sent, or should have been. */
export interface Sending {
  id: string;
  dueAt: Date;
  /** Null: it is being made. */
  doneAt: Date | null;
  result: SendingResult | null;
  bytes: number | null;
  /** The mail has left the house; null: there is none. */
  sentAt: Date | null;
}

/** Screens that may be ordered: an import's result is of one day alone. */
export const orderable: readonly Screen[] = [
  'team',
  'overview',
  'recognition',
  'assignments',
  'assignment',
  'trail'
];

/** So many at a time are enough for anybody. */
export const mostSubscriptions = 20;

/** A file up to so many bytes goes with the mail; a larger one is fetched by its link. */
export const mostAttached = 5_000_000;

/** What is of one day only and asks something else a month later. */
const ofADay = ['on', 'from', 'until'];

/** The filters that a repeated question keeps. */
export function lastingFilters(filters: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...filters].filter(([name]) => !ofADay.includes(name)));
}
