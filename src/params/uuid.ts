import type { ParamMatcher } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';

/** An id in an address: what is none is not found, and never asked of the database. */
export const match: ParamMatcher = (param) => isId(param);
