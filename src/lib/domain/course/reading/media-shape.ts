import * as v from 'valibot';
import { count, mapOf, positive, text, texts } from './shape.ts';

/** One entry of media/media.yaml; the key is the file's name in media/. */
const picture = v.strictObject({
  alt: v.optional(texts, {}),
  caption: v.optional(texts, {}),
  origin: v.optional(texts, {}),
  licence: v.optional(text),
  author: v.optional(text),
  scale: v.optional(positive),
  width: v.optional(count),
  height: v.optional(count),
  regions: v.optional(mapOf(text), {})
});

export const mediaShape = mapOf(picture);
export type MediaEntry = v.InferOutput<typeof picture>;
