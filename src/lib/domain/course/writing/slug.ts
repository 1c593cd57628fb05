/** An anchor from a heading as it is written; letters of any script stay. */
export function slugOf(heading: string): string {
  const plain = heading
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\]\([^)]*\)/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
  return plain || 'part';
}

/** Gives each heading of a module an anchor of its own: `rings`, `rings-2`. */
export function slugs(): (heading: string) => string {
  const used = new Map<string, number>();
  return (heading) => {
    const slug = slugOf(heading);
    const times = (used.get(slug) ?? 0) + 1;
    used.set(slug, times);
    return times === 1 ? slug : `${slug}-${times}`;
  };
}
