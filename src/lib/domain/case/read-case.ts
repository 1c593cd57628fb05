import { checkBranching, sameBranching } from '#lib/domain/branching/check-branching.ts';
import { readBranching, type RawBranching } from '#lib/domain/branching/read-branches.ts';
import type { Container } from '#lib/domain/course/reading/segments.ts';
import type { Scribe } from '#lib/domain/course/writing/scribe.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { verdicts, type Case, type CaseText, type Verdict } from './case.ts';

/** `::: case id Title` of an original; null: cannot be used (reported). */
export function readCase(
  container: Container,
  place: Pick<Case, 'module' | 'step' | 'file'>,
  scribe: Scribe
): Case | null {
  const { report, language } = scribe.desk;
  const raw = readBranching(container, report, (_id, choices) =>
    choices.some(({ to }) => to !== null)
  );
  if (!checkBranching(raw, container.line, report, () => false, [])) return null;
  let isUsable = true;
  for (const { id, line, verdict, choices } of raw.branches) {
    const isKnown = verdicts.some((one) => one === verdict);
    if (verdict && choices.length > 0) report(line, 'case-end-goes-on', { branch: id });
    else if (choices.length === 0 && !isKnown)
      report(line, 'case-without-verdict', { branch: id, known: verdicts.join(', ') });
    else continue;
    isUsable = false;
  }
  for (const { id, choices } of raw.branches)
    for (const { text, line, why } of choices)
      if (!why) report(line, 'case-choice-without-why', { branch: id, choice: text });
  if (!isUsable) return null;
  return {
    id: raw.id,
    ...place,
    line: container.line,
    start: raw.branches[0]!.id,
    nodes: Object.fromEntries(
      raw.branches.map(({ id, verdict, choices }) => [
        id,
        {
          verdict: verdict ? (verdict as Verdict) : null,
          choices: choices.map(({ text, to }) => ({
            id: choiceId(`${raw.id} ${id}`, text),
            to: to!
          }))
        }
      ])
    ),
    original: language,
    texts: { [language]: writeCase(raw, scribe) }
  };
}

/** The words of a translation; null: they do not fit the ways of the original (reported). */
export function translateCase(
  container: Container,
  original: Case,
  scribe: Scribe
): CaseText | null {
  const { report } = scribe.desk;
  const choicesOf = (id: string) => original.nodes[id]?.choices.length ?? 0;
  const raw = readBranching(container, report, (id) => choicesOf(id) > 0);
  const expected = Object.keys(original.nodes).map((id) => ({ id, choices: choicesOf(id) }));
  return sameBranching(raw, expected, container.line, report) ? writeCase(raw, scribe) : null;
}

function writeCase(raw: RawBranching, scribe: Scribe): CaseText {
  const { notes, language } = scribe.desk;
  const blocks = ({ text, line }: { text: string; line: number }) =>
    text && scribe.blocks(text, line);
  return {
    language,
    title: raw.title.text && scribe.inline(raw.title.text, raw.title.line),
    intro: blocks(raw.intro),
    // what comes is shown only when somebody has come to it
    nodes: notes.hidden(() =>
      Object.fromEntries(
        raw.branches.map(({ id, text, choices }) => [
          id,
          {
            text: blocks(text),
            choices: choices.map(({ text, line, why }) => ({
              text: scribe.inline(text, line),
              why: why && blocks(why)
            }))
          }
        ])
      )
    )
  };
}
