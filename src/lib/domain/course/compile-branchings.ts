import { readKey, translateKey, type KeyText } from '#lib/domain/branching/key.ts';
import type { Case } from '#lib/domain/case/case.ts';
import { readCase, translateCase } from '#lib/domain/case/read-case.ts';
import type { Block, Step } from './course.ts';
import type { SourceFile } from './reading/read-sources.ts';
import type { Container } from './reading/segments.ts';
import type { Scribe } from './writing/scribe.ts';

/** Keys and cases of a course while it is compiled, by id; null: its original cannot be used. */
export type Branchings = {
  keys: Record<string, KeyText | null>;
  cases: Record<string, Case | null>;
};

/** Writes a key or a case where it stands; null: leave it out of the page (reported). */
export type WriteBranching = (container: Container, step: number) => Block | null;

export function originalBranchings(
  { keys, cases }: Branchings,
  module: string,
  scribe: Scribe,
  file: SourceFile
): WriteBranching {
  return (container, step) => {
    const id = idOf(container);
    if (id in keys || id in cases) {
      file.report(container.line, 'branching-twice', { name: id });
      return null;
    }
    if (container.name === 'key') {
      const key = (keys[id] = readKey(container, scribe));
      return key && { kind: 'key', text: key };
    }
    const one = (cases[id] = readCase(container, { module, step, file: file.path }, scribe));
    return one && { kind: 'case', id };
  };
}

export function translatedBranchings(
  { keys, cases }: Branchings,
  scribe: Scribe,
  file: SourceFile
): {
  write: WriteBranching;
  /** What the translation forgot is shown as it was written, at the end of its step. */
  addMissing(steps: Step[], original: Step[]): void;
} {
  const kept = new Set<string>();
  return {
    write(container) {
      const id = idOf(container);
      const known = container.name === 'key' ? keys : cases;
      // the original's own mistake has been said already
      if (known[id] === null) return null;
      if (!known[id]) {
        file.report(container.line, 'translation-unknown-branching', { name: id });
        return null;
      }
      kept.add(id);
      if (container.name === 'key') {
        const key = translateKey(container, keys[id]!, scribe);
        return { kind: 'key', text: key ?? keys[id]! };
      }
      const text = translateCase(container, cases[id]!, scribe);
      if (text) cases[id]!.texts[text.language] = text;
      return { kind: 'case', id };
    },
    addMissing(steps, original) {
      for (const step of original)
        for (const block of step.blocks) {
          const id = block.kind === 'key' ? block.text.id : block.kind === 'case' ? block.id : null;
          if (id === null || kept.has(id)) continue;
          steps[Math.min(step.number, steps.length) - 1]!.blocks.push(block);
          file.report(1, 'translation-misses-branching', { name: id });
        }
    }
  };
}

const idOf = ({ argument }: Container) => argument.trim().split(/\s+/)[0] ?? '';
