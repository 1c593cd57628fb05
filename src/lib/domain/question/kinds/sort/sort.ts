import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { readChoices } from '#lib/domain/question/choices.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { RawQuestion } from '#lib/domain/question/reading/raw-question.ts';
import { shuffle } from '#lib/domain/random.ts';

/** `### Group` over `- items`: marks for every item that lies in its group. A group may be empty. */
export const sort: KindRules<'sort'> = {
  read(raw, desk) {
    const groups = groupsOf(raw);
    if (groups.length < 2) {
      desk.report(raw.line, 'too-few-groups', { question: raw.id });
      return null;
    }
    const names = groups.map(({ text }) => text.toLowerCase());
    const twice = groups.find(({ text }, index) => names.indexOf(text.toLowerCase()) < index);
    if (twice) {
      const first = groups[names.indexOf(twice.text.toLowerCase())]!.line;
      desk.report(twice.line, 'choice-twice', { question: raw.id, choice: twice.text, first });
    }
    const given = groups.flatMap(({ items }) => items);
    const items = readChoices(raw, given, desk);
    if (!items) return null;
    const groupOf = groups.flatMap(({ text, items }) => items.map(() => groupId(raw.id, text)));
    return {
      key: { groups: Object.fromEntries(items.map(({ id }, index) => [id, groupOf[index]!])) },
      text: {
        groups: groups.map((group) => ({
          id: groupId(raw.id, group.text),
          html: desk.inline(group)
        })),
        items: items.map(({ id, html, feedback }) => ({ id, html, feedback }))
      }
    };
  },

  /** The same groups with as many items each: only the words are new, and nothing moves. */
  translate(raw, original, desk) {
    const groups = groupsOf(raw);
    const { text, key } = original;
    const sizes = text.groups.map(
      ({ id }) => Object.values(key.groups).filter((group) => group === id).length
    );
    const fits =
      groups.length === sizes.length &&
      groups.every(({ items }, index) => items.length === sizes[index]);
    if (!fits) {
      const own = groups.flatMap(({ items }) => items).length;
      const values = { question: raw.id, own, original: text.items.length };
      desk.report(raw.line, 'translation-choices', values);
      return null;
    }
    const items = groups.flatMap(({ items }) => items);
    return {
      groups: text.groups.map(({ id }, index) => ({ id, html: desk.inline(groups[index]!) })),
      items: text.items.map(({ id }, index) => ({ id, ...wordsOf(items[index]!, desk) }))
    };
  },

  asked: (_question, { groups, items }, seed) => ({
    groups: shuffle(groups, `${seed} groups`),
    items: shuffle(
      items.map(({ id, html }) => ({ id, html })),
      seed
    )
  }),

  readAnswer(question, fields) {
    const { groups: known, items } = question.texts[question.original]!;
    const groups: Record<string, string> = {};
    for (const { id } of items) {
      const group = valuesOf(fields, `group_${id}`)[0];
      if (group === undefined) continue;
      if (!known.some((one) => one.id === group)) return refused('unknown-choice');
      groups[id] = group;
    }
    if (Object.keys(groups).length === 0) return refused('empty');
    return { kind: 'answer', answer: { kind: 'sort', groups } };
  },

  mark(question, answer) {
    const items = Object.entries(question.key.groups);
    const right = items.filter(([item, group]) => answer.groups[item] === group);
    return markOf(right.length / items.length);
  },

  explained: (question, { items }) => ({
    items: items.map(({ id, feedback }) => ({ id, group: question.key.groups[id]!, feedback }))
  })
};

/** A group may be called as one of its items is. */
const groupId = (question: string, text: string) => choiceId(question, `### ${text}`);

const groupsOf = (raw: RawQuestion) => (raw.answer.shape === 'groups' ? raw.answer.groups : []);

function wordsOf(
  item: ReturnType<typeof groupsOf>[number]['items'][number],
  desk: QuestionDesk
): { html: string; feedback: string | null } {
  return { html: desk.inline(item), feedback: item.feedback && desk.later(item.feedback) };
}
