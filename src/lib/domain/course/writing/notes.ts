import type { SourceNote } from '#lib/domain/course/course.ts';

/** Numbers the sources of one module in order of use, and knows who used which. */
export type NoteBook = {
  /** The number of a source and the anchor of this reference to it. */
  use(id: string): { number: number; anchor: string };
  /** Runs a piece of writing that is shown only later: no way back leads into it. */
  hidden<T>(write: () => T): T;
  /** Runs a piece of writing; gives its result and the notes it used, by number. */
  collect<T>(write: () => T): { result: T; notes: SourceNote[] };
  all(): SourceNote[];
};

/** `textOf` gives the HTML of a source; asked once a source, when first used. */
export function noteBook(textOf: (id: string) => string): NoteBook {
  const notes = new Map<string, SourceNote>();
  let uses: { id: string; anchor: string; hidden: boolean }[] = [];
  let isHidden = false;
  const pick = (some: typeof uses): SourceNote[] => {
    const ids = new Set(some.map((use) => use.id));
    return [...notes.values()]
      .filter((note) => ids.has(note.id))
      .map((note) => ({
        ...note,
        uses: some.filter((use) => use.id === note.id && !use.hidden).map((use) => use.anchor)
      }));
  };
  return {
    use(id) {
      let note = notes.get(id);
      if (!note) {
        note = { number: notes.size + 1, id, html: '', uses: [] };
        notes.set(id, note);
        note.html = textOf(id);
      }
      const anchor = `use-${note.number}-${note.uses.length + 1}`;
      note.uses.push(anchor);
      uses.push({ id, anchor, hidden: isHidden });
      return { number: note.number, anchor };
    },
    hidden(write) {
      const before = isHidden;
      isHidden = true;
      const result = write();
      isHidden = before;
      return result;
    },
    collect(write) {
      const before = uses;
      uses = [];
      const result = write();
      const own = uses;
      uses = [...before, ...own];
      return { result, notes: pick(own) };
    },
    all: () => pick(uses)
  };
}
