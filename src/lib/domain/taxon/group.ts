/** The kinds of goods that officers tell apart: the field guide is sorted by them. */
export const groups = ['horn', 'musk', 'bird', 'cat', 'plant'] as const;
export type Group = (typeof groups)[number];

/** What a file that names no group belongs to, by the builder of its specimens. */
const ofModel: Record<string, Group> = {
  horn: 'horn',
  pod: 'musk',
  falcon: 'bird',
  fang: 'cat',
  slice: 'plant',
  root: 'plant',
  fruit: 'plant',
  timber: 'plant'
};

export const groupOfModel = (model: string): Group | null => ofModel[model] ?? null;
