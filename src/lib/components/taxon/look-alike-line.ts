/** A taxon among look-alikes; `still`: the address of its picture where one is drawn. */
export type LookAlikeLine = { id: string; name: string; latin: string; still: string | null };
