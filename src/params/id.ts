import type { ParamMatcher } from '@sveltejs/kit';
import { isId } from '#lib/domain/id.ts';

export const match = ((text) => isId(text)) satisfies ParamMatcher;
