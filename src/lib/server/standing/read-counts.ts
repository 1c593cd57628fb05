import { countsOn } from './queries.ts';

/**
 * How many stood how on a day, of each of these units with all that lay below it then. The caller has
 * settled, and asks of nothing that its reader may not see. One statement.
 */
export const readCounts = countsOn;
