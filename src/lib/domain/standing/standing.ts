/** How far a person is with a course. `ending`: passed, but the certificate ends within `soonDays`. */
export const standings = [
  'not-started',
  'under-way',
  'passed',
  'ending',
  'expired',
  'revoked'
] as const;
export type Standing = (typeof standings)[number];

/** Whether the person must do it, and how near the due day is. `soon`: within `riskDays`. */
export const dues = ['none', 'later', 'soon', 'over'] as const;
export type Due = (typeof dues)[number];

/** A certificate that ends within so many days wants action. */
export const soonDays = 60;

/** A task that is due within so many days and not done is at risk. */
export const riskDays = 14;
