import type { Transport } from '@sveltejs/kit';
import { Printed, printedHtml } from '#lib/components/course/printed.ts';

export const transport: Transport = {
  Printed: {
    encode: (value) => value instanceof Printed && value.key,
    decode: (key: string) => printedHtml(key)
  }
};
