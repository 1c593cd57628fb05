import type { Language } from '#lib/domain/language.ts';
import type { CompileOptions } from './compile-course.ts';
import { followLink, type LinkTargets } from './links.ts';
import type { SourceFile, Sources } from './reading/read-sources.ts';
import { readAnchors } from './reading/steps.ts';
import { noteBook } from './writing/notes.ts';
import type { Desk, Scribe } from './writing/scribe.ts';
import { scribeAt } from './writing/markdown.ts';
import { slugs } from './writing/slug.ts';

/** The desk at which one file is written in one language. */
export function deskOf(
  file: SourceFile,
  language: Language,
  sources: Sources,
  options: CompileOptions,
  seen: Set<string>
): Desk {
  const original = sources.languages[0]!;
  const texts = noteTexts(file, language, sources);
  const name = file.path.split('/').at(-1)!;
  let footer: Scribe | undefined;
  let targets: LinkTargets | undefined;
  const desk: Desk = {
    language,
    original,
    words: options.words(language),
    report: file.report,
    taxa: sources.taxa,
    otherTaxa: sources.otherTaxa,
    pictures: sources.pictures,
    sets: sources.front.sets,
    // a source has no notes of its own, so writing it cannot come back here
    notes: noteBook((id) => (footer ??= scribeAt(desk)).inline(texts[id] ?? '', 1)),
    hasNote: (id) => Object.hasOwn(texts, id),
    slug: slugs(),
    follow: (href) => followLink(href, name, () => (targets ??= targetsOf(language, sources))),
    today: options.today ?? null,
    sees: (path) => seen.add(path)
  };
  return desk;
}

/** Asked only when a link within the course is met: most files have none. */
function targetsOf(language: Language, sources: Sources): LinkTargets {
  const modules = sources.modules.map((module) => {
    const own = sources.translations.get(`${language}/${module.name}`) ?? module.file;
    return [module.name, { id: module.id, anchors: readAnchors(own.segments) }] as const;
  });
  return { course: sources.front.id, modules: new Map(modules), media: sources.media };
}

/** The texts of sources: those of the file win over those of the translation, then the original's. */
function noteTexts(
  file: SourceFile,
  language: Language,
  { front, translations }: Sources
): Record<string, string> {
  const translated = translations.get(`${language}/course.md`)?.front?.value as
    { sources?: Record<string, unknown> } | undefined;
  const own = Object.entries(translated?.sources ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string'
  );
  return { ...front.sources, ...Object.fromEntries(own), ...file.ownNotes };
}
