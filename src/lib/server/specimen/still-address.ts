import { seal, type StillOrder } from './seal.ts';
import { specimenKey } from './secret.ts';

/** Where the picture is to be had: says nothing about what it shows, and cannot be made elsewhere. */
export const stillAddress = (order: StillOrder): string =>
  `/specimens/still/${seal(order, specimenKey())}`;
