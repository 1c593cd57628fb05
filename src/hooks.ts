import type { Reroute, Transport } from '@sveltejs/kit';
import { Unsent } from '#lib/components/module/unsent.ts';

/** PostgreSQL has no letter NUL and fails when asked for one: an address that has it names nothing. */
export const reroute: Reroute = ({ url }) =>
  url.pathname.includes('%00') ? '/no-such-page' : undefined;

export const transport: Transport = {
  Unsent: { encode: (value) => value instanceof Unsent && 1, decode: () => new Unsent(null) }
};
