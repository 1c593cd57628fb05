/**
 * Individuals that an exam may show on a fresh installation, looked at one by one before they were
 * shipped. Trainers add to them and reject them in the studio; a rejected one is never drawn again.
 */
export const startingList: { generator: number; seeds: Record<string, readonly number[]> } = {
  generator: 1,
  seeds: {}
};
