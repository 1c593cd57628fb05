import { mediaAddress } from './writing/figure.ts';

/** What links within a course can lead to. */
export type LinkTargets = {
  course: string;
  /** By file name (`02-the-horn.md`): the module and its anchors. */
  modules: ReadonlyMap<string, { id: string; anchors: ReadonlyMap<string, number> }>;
  /** Hash by path (`media/saiga-day.webp`). */
  media: ReadonlyMap<string, { hash: string }>;
};

/** The address behind a link in `file`, as a page can use it; null: it leads nowhere. */
export function followLink(href: string, file: string, ask: () => LinkTargets): string | null {
  if (/^(https?:\/\/[^\s/]+\.|mailto:[^\s@]+@)/.test(href)) return href;
  const other = /^\.\.\/([a-z0-9-]+)\/course\.md$/.exec(href)?.[1];
  if (other) return `/courses/${other}`;
  const targets = ask();
  const [path, anchor] = href.replace(/^\.\//, '').split('#') as [string, string | undefined];
  const course = `/courses/${targets.course}`;
  if (path === 'course.md') return course;
  if (path === 'exam.md') return `${course}/exam`;
  if (path.startsWith('media/')) {
    const picture = targets.media.get(path);
    return picture ? mediaAddress(picture.hash) : null;
  }
  const module = targets.modules.get(path || file);
  if (!module) return null;
  if (anchor === undefined) return path ? `${course}/${module.id}/1` : null;
  const step = module.anchors.get(decodeURIComponent(anchor));
  return step === undefined ? null : `${course}/${module.id}/${step}#${anchor}`;
}
