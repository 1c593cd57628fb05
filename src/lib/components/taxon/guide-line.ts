/** A taxon in the field guide; `by`: the name it was found by. `still`: the address of its picture. */
export type GuideLine = {
  id: string;
  name: string;
  latin: string;
  imitation: boolean;
  hs: string[];
  still: string | null;
  by: { language: string; name: string } | null;
};
