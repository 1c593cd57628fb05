import type { ParamMatcher } from '@sveltejs/kit';

/** An id in an address: what is none is not found, and never asked of the database. */
export const match: ParamMatcher = (param) =>
  /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(param);
