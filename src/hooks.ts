import type { Reroute, Transport } from '@sveltejs/kit';
import { Printed, printedHtml } from '#lib/components/course/printed.ts';

export const transport: Transport = {
  Printed: {
    encode: (value) => value instanceof Printed && value.key,
    decode: (key: string) => printedHtml(key)
  }
};

/** PostgreSQL has no letter NUL and fails when asked for one: an address that has it names nothing. */
export const reroute: Reroute = ({ url }) =>
  url.pathname.includes('%00') ? '/no-such-page' : undefined;
