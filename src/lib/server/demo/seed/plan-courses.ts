import type { CertificateMarks } from '#lib/domain/certificate/certificate.ts';
import { resultOf, type MarkedItem, type Result } from '#lib/domain/attempt/result.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { groupOfQuestion } from '#lib/domain/recognition/taxon-group.ts';
import { generatorVersion } from '#lib/domain/specimen/generator.ts';
import type { LoadedCourse } from '#lib/server/course/load-course.ts';
import { plain } from '#lib/server/db/bulk/copy-into.ts';

/** A published course with all that a life writes of it, as COPY reads it. */
export interface SeedCourse {
  id: string;
  revision: string;
  validMonths: number | null;
  minutes: number;
  modules: { id: string; steps: number }[];
  title: string;
  rule: string;
  passed: Outcome[];
  failed: Outcome[];
  answers: SeedAnswer[];
}

/** How an exam came out. */
export interface Outcome {
  result: string;
  marks: string;
}

/** One answer that tells something apart: what is kept in `response`, `mark` and `identification`. */
export interface SeedAnswer {
  good: boolean;
  module: string;
  question: string;
  hash: string;
  answer: string;
  points: number;
  verdict: 'right' | 'wrong';
  decided: string | null;
  kind: 'decide' | 'identify';
  group: string;
  truth: string;
  named: string;
  /** Of an individual, without its seed; null: a picture. */
  taxon: string | null;
  views: string;
  refer: boolean;
}

export function planCourse({ course, revision }: LoadedCourse): SeedCourse {
  const titles = Object.entries(course.texts).map(([language, { title }]) => [language, title]);
  const outcomes = (least: number, most: number) =>
    Array.from({ length: most - least + 1 }, (_, at) => outcomeOf(course, least + at));
  const { questions } = course.exam;
  const enough = Math.ceil((course.exam.pass * questions) / 100);
  return {
    id: course.id,
    revision: revision.revisionId,
    validMonths: course.validMonths,
    minutes: course.exam.minutes,
    modules: course.modules.map(({ id, steps }) => ({ id, steps })),
    title: plain(JSON.stringify(Object.fromEntries(titles))),
    rule: plain(JSON.stringify(course.exam)),
    passed: outcomes(enough, questions),
    failed: outcomes(Math.floor(enough / 2), enough - 1),
    answers: Object.values(course.questions).flatMap((question) => answersOf(course, question))
  };
}

/** As if so many of the items had been answered rightly, the mistakes among those that decide nothing. */
function outcomeOf(course: LoadedCourse['course'], right: number): Outcome {
  const all = Object.values(course.questions).filter(({ exam }) => exam);
  const drawn = Array.from(
    { length: course.exam.questions },
    (_, at) => all[at % all.length]
  ).filter((one) => one !== undefined);
  const items: MarkedItem[] = drawn.map((question, at) => ({
    question,
    target: null,
    mark: { points: at < right ? 1 : 0, verdict: at < right ? 'right' : 'wrong' }
  }));
  const result: Result = resultOf(course.exam, items);
  const percent = result.limits.find(({ name }) => name === 'marks')?.percent ?? 0;
  const marks: CertificateMarks = {
    ...{ percent, hits: null, falseAlarms: null },
    original: course.original
  };
  // by objective it would be a gigabyte more
  const short: Result = { ...result, groups: [], revisit: [] };
  return { result: plain(JSON.stringify(short)), marks: plain(JSON.stringify(marks)) };
}

function answersOf(course: LoadedCourse['course'], question: Question): SeedAnswer[] {
  const { id, hash, module, points, place } = question;
  if (place !== 'module' || !module) return [];
  const of = { module, question: id, hash };
  if (question.kind === 'decide' && !question.need) {
    const { right, target } = question.key;
    return (['clear', 'hold', 'seize'] as const).map((choice) => {
      const stopped = choice !== 'clear';
      const good = stopped === target;
      const [hit, alarm] = target ? ['hit', 'miss'] : ['correct-clear', 'false-alarm'];
      return {
        ...of,
        good,
        answer: plain(JSON.stringify({ kind: 'decide', choice })),
        points: right.includes(choice) ? points : 0,
        verdict: right.includes(choice) ? 'right' : 'wrong',
        decided: good ? hit! : alarm!,
        kind: 'decide',
        group: groupOfQuestion(course, question, null),
        truth: target ? 'protected' : 'harmless',
        ...{ named: choice, taxon: null, views: '{}', refer: right.includes('hold') }
      };
    });
  }
  if (question.kind !== 'identify' || !question.need?.set || question.need.refer) return [];
  const { taxa, protected: stops, show } = question.need;
  return taxa.flatMap((taxon) =>
    taxa.map((named): SeedAnswer => {
      const good = taxon === named;
      const drawn = { taxon, seed: 1, generator: generatorVersion };
      const stopped = stops.includes(named);
      const target = stops.includes(taxon);
      const decided = target
        ? stopped
          ? 'hit'
          : 'miss'
        : stopped
          ? 'false-alarm'
          : 'correct-clear';
      return {
        ...of,
        good,
        answer: plain(JSON.stringify({ kind: 'identify', choice: choiceId(id, named) })),
        points: good ? points : 0,
        verdict: good ? 'right' : 'wrong',
        decided: stops.length ? decided : null,
        kind: 'identify',
        group: groupOfQuestion(course, question, drawn),
        ...{ truth: taxon, named, taxon, views: `{${show.join(',')}}`, refer: false }
      };
    })
  );
}

/** The specimen of an answer as `response` keeps it. */
export const drawnJson = (taxon: string, seed: number): string =>
  JSON.stringify({ taxon, seed, generator: generatorVersion });
