import type { Report } from '#lib/domain/course/problem.ts';
import type { Container } from '#lib/domain/course/reading/segments.ts';
import type { Piece } from '#lib/domain/question/reading/raw-question.ts';

/**
 * What keys and cases are written in: `### id` heads a branch, a list at its end holds the choices
 * with where each leads (`- Yes -> canal`), an indented quote under a choice says why.
 */
export type RawBranch = {
  id: string;
  line: number;
  /** What stands after the colon of its head: `### sealed: right`. '' when nothing does. */
  verdict: string;
  text: Piece;
  choices: RawBranchChoice[];
};

/** `unseen`: `(?)`, "not visible". `to`: null where no arrow stands. */
export type RawBranchChoice = Piece & { unseen: boolean; to: string | null; why: Piece | null };

export type RawBranching = {
  id: string;
  title: Piece;
  /** What stands before the first branch. */
  intro: Piece;
  branches: RawBranch[];
};

/** `hasChoices`: whether the list that ends a branch holds choices, or belongs to its text. */
export function readBranching(
  container: Container,
  report: Report,
  hasChoices: (id: string, choices: RawBranchChoice[]) => boolean
): RawBranching {
  const lines = container.text
    .split('\n')
    .map((text, index) => ({ text, line: container.line + 1 + index }));
  const heads = lines.flatMap(({ text }, index) => (/^###\s/.test(text) ? [index] : []));
  const [id = '', ...title] = container.argument.trim().split(/\s+/);
  const branches = heads.flatMap((start, index) => {
    const head = /^###\s+([a-z][\w-]*)\s*(?::\s*(\S+)\s*)?$/i.exec(lines[start]!.text);
    const { line } = lines[start]!;
    if (!head) {
      report(line, 'branch-head', { got: lines[start]!.text.trim() });
      return [];
    }
    const own = lines.slice(start + 1, heads[index + 1]);
    const { text, list } = cutList(own);
    const choices = readChoices(list);
    const isEnd = choices.length === 0 || !hasChoices(head[1]!, choices);
    return {
      id: head[1]!,
      line,
      verdict: head[2] ?? '',
      text: pieceOf(isEnd ? own : text, line),
      choices: isEnd ? [] : choices
    };
  });
  return {
    id,
    title: { text: title.join(' '), line: container.line },
    intro: pieceOf(lines.slice(0, heads[0]), container.line),
    branches
  };
}

type Line = { text: string; line: number };

const bullet = /^[-*+]\s+/;

/** The list that ends a branch, and what stands before it. */
function cutList(lines: Line[]): { text: Line[]; list: Line[] } {
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const { text } = lines[index]!;
    if (bullet.test(text)) start = index;
    else if (text.trim() !== '' && !/^\s+\S/.test(text)) break;
  }
  return { text: lines.slice(0, start), list: lines.slice(start) };
}

function readChoices(lines: Line[]): RawBranchChoice[] {
  const choices: RawBranchChoice[] = [];
  for (const { text, line } of lines) {
    const current = choices.at(-1);
    if (bullet.test(text)) {
      const [, unseen, words = '', to] =
        /^(\(\?\))?\s*(.*?)(?:\s*(?:->|→)\s*(\S+))?\s*$/.exec(text.replace(bullet, '')) ?? [];
      choices.push({ text: words, line, unseen: !!unseen, to: to ?? null, why: null });
    } else if (/^\s+>/.test(text) && current) {
      const said = text.trim().replace(/^> ?/, '');
      current.why = current.why
        ? { ...current.why, text: `${current.why.text}\n${said}` }
        : { text: said, line };
    }
  }
  return choices;
}

function pieceOf(lines: Line[], line: number): Piece {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  if (first < 0) return { text: '', line };
  const text = lines.slice(first).map((one) => one.text);
  return { text: text.join('\n').trimEnd(), line: lines[first]!.line };
}
