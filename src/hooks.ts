import type { Reroute } from '@sveltejs/kit';

/** PostgreSQL has no letter NUL and fails when asked for one: an address that has it names nothing. */
export const reroute: Reroute = ({ url }) =>
  url.pathname.includes('%00') ? '/no-such-page' : undefined;
