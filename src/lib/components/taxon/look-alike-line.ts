import type { Still } from '#lib/domain/question/specimen/need.ts';

/** A taxon in a list: its picture where one is drawn. */
export type LookAlikeLine = { id: string; name: string; latin: string; still: Still | null };
