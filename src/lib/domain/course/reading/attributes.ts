/** `{decide tags=a,b difficulty=2}` : what stands alone is a flag, the rest is text by name. */
export type Attributes = Map<string, string | true>;

/** Reads what stands between the braces. A value may stand in quotes. */
export function readAttributes(text: string): Attributes {
  const attributes: Attributes = new Map();
  for (const [, name, quoted, bare] of text.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|(\S*)))?/g))
    attributes.set(name!, quoted ?? bare ?? true);
  return attributes;
}
