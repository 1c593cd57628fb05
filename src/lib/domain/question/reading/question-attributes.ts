import { closest } from '#lib/domain/course/closest.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import { readAttributes } from '#lib/domain/course/reading/attributes.ts';

export type QuestionAttributes = {
  decide: boolean;
  exam: boolean;
  tags: string[];
  difficulty: 1 | 2 | 3;
  points: number;
  /** `in=`: the module an exam question sends back to. */
  module: string | null;
  /** What is said of the specimen it is asked about, not yet looked at. */
  specimen: {
    of: string | null;
    show: string | null;
    lineup: string | null;
    feature: boolean;
    refer: boolean;
  };
};

const known = ['decide', 'exam', 'tags', 'difficulty', 'points', 'in', 'specimen', 'show'];
const ofIdentify = [
  'exam',
  'tags',
  'difficulty',
  'points',
  'in',
  'from',
  'show',
  'lineup',
  'feature',
  'refer'
];

/** `{decide tags=a,b difficulty=2 exam points=2 in=the-horn}` */
export function readQuestionAttributes(
  text: string,
  line: number,
  report: Report,
  isIdentify = false
): QuestionAttributes {
  const given = readAttributes(text);
  const names = isIdentify ? ofIdentify : known;
  for (const name of given.keys()) {
    if (names.includes(name)) continue;
    const near = closest(name, names);
    report(line, 'unknown-attribute', {
      name,
      near: near ?? '',
      known: names.join(', ')
    });
  }
  const bad = (name: string) =>
    report(line, 'bad-attribute', { name, got: String(given.get(name)) });
  const flag = (name: string) => {
    const value = given.get(name);
    if (value !== undefined && value !== true) bad(name);
    return value === true;
  };
  const number = (name: string, fits: (value: number) => boolean, otherwise: number) => {
    if (!given.has(name)) return otherwise;
    const value = Number(given.get(name));
    if (given.get(name) !== true && fits(value)) return value;
    bad(name);
    return otherwise;
  };
  const word = (name: string) => {
    const value = given.get(name);
    if (value === true) bad(name);
    return typeof value === 'string' ? value : null;
  };
  // where too little is seen there is no feature to name
  if (given.has('refer') && given.has('feature')) bad('feature');
  return {
    decide: flag('decide'),
    exam: flag('exam'),
    tags: (word('tags') ?? '').split(',').filter(Boolean),
    difficulty: number('difficulty', (value) => [1, 2, 3].includes(value), 2) as 1 | 2 | 3,
    points: number('points', (value) => value > 0 && value <= 10, 1),
    module: word('in'),
    specimen: {
      of: word(isIdentify ? 'from' : 'specimen'),
      show: word('show'),
      lineup: word('lineup'),
      feature: flag('feature') && !given.has('refer'),
      refer: flag('refer')
    }
  };
}
