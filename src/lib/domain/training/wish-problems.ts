/** What of the form of a training cannot be meant. */
export type TrainingProblems = {
  title?: true;
  day?: true;
  hours?: true;
  trainer?: true;
  people?: 'none' | 'too-many';
  lines?: true;
};
