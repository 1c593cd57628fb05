/** From so many days without anything heard a unit's figures are told to be old. */
export const oldFrom = 7;
