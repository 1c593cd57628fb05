import type { Status } from '#lib/domain/course/taxon.ts';
import * as m from '#lib/paraglide/messages.js';

/** On what grounds a character stands, in words. */
export const statusWords: Record<Status, () => string> = {
  published: () => m.taxon_status_published(),
  assumed: () => m.taxon_status_assumed(),
  approved: () => m.taxon_status_approved()
};
