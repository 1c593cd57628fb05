import type { IconName } from './icons.ts';

/** The doors of the shell. The words are the messages `nav_…`, said by the components. */
export type SectionName =
  'learn' | 'practice' | 'guide' | 'certificates' | 'team' | 'studio' | 'people' | 'units' | 'mail';
export type Section = { name: SectionName; href: string; icon: IconName };

const all: (Section & { for: string[] | 'everyone' })[] = [
  { name: 'learn', href: '/', icon: 'home', for: 'everyone' },
  { name: 'practice', href: '/practice', icon: 'history', for: 'everyone' },
  { name: 'guide', href: '/guide', icon: 'book', for: 'everyone' },
  { name: 'certificates', href: '/certificates', icon: 'certificate', for: 'everyone' },
  { name: 'team', href: '/team', icon: 'people', for: ['manager'] },
  { name: 'studio', href: '/studio', icon: 'pen', for: ['trainer', 'administrator'] },
  { name: 'people', href: '/admin/people', icon: 'account', for: ['administrator'] },
  { name: 'units', href: '/admin/units', icon: 'units', for: ['administrator'] },
  { name: 'mail', href: '/admin/mail', icon: 'mail', for: ['administrator'] }
];

/** What fits under a thumb on 320 px; the rest stands in the account menu. */
export const thumbTabs = 4;
const leftOutFirst: SectionName[] = ['mail', 'certificates', 'units', 'people', 'guide'];

/** The doors that someone with these roles sees, in the order of the bar. */
export function sectionsFor(roles: readonly string[]): Section[] {
  return all
    .filter(
      (section) => section.for === 'everyone' || section.for.some((role) => roles.includes(role))
    )
    .map(({ name, href, icon }) => ({ name, href, icon }));
}

/** Those of them that get a thumb tab. */
export function tabsOf(sections: readonly Section[]): Section[] {
  const tabs = [...sections];
  for (const name of leftOutFirst) {
    if (tabs.length <= thumbTabs) break;
    const index = tabs.findIndex((tab) => tab.name === name);
    if (index >= 0) tabs.splice(index, 1);
  }
  return tabs.slice(0, thumbTabs);
}

/** The section a path belongs to: `/` is the home of everything that is learned. */
export function sectionAt(path: string, sections: readonly Section[]): SectionName | null {
  const under = sections.find(
    ({ href }) => href !== '/' && (path === href || path.startsWith(`${href}/`))
  );
  if (under) return under.name;
  if (path.startsWith('/taxa/')) return 'guide';
  if (path.startsWith('/admin/reminders')) return 'mail';
  return path === '/' || path.startsWith('/courses') || path.startsWith('/attempts')
    ? 'learn'
    : null;
}
