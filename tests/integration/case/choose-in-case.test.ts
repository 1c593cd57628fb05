import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '#lib/domain/case/case.ts';
import { chooseInCase } from '#lib/server/case/choose-in-case.ts';
import { playedCases } from '#lib/server/case/played-cases.ts';
import { openStep } from '#lib/server/enrolment/open-step.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let village: Village;
let tiny: Published;
let night: Case;

beforeAll(async () => {
  village = await buildVillage(db);
  tiny = await publishTiny(db, now);
  night = tiny.course.cases['night']!;
});

const newcomer = () => person(db, 'Newcomer', randomUUID(), village.units.dostuk);
const idOf = (node: string, index: number) => night.nodes[node]!.choices[index]!.id;
const sent = (choice: string, place = 0, run = 1, id = randomUUID()) => ({
  id,
  course: 'tiny',
  case: 'night',
  run,
  place,
  choice
});
const choose = (me: string, one: ReturnType<typeof sent>) => chooseInCase(db, one, me, now);
const playedBy = async (me: string) => (await playedCases(db, me, 'tiny', ['night']))['night'];

async function pageOf(me: string, again: string | null = null) {
  const asked = { personId: me, courseId: 'tiny', moduleId: 'the-horn', step: night.step };
  const opened = await openStep(db, { ...asked, language: 'en', again }, now);
  const block = opened!.page.blocks.find(({ kind }) => kind === 'case');
  return block?.kind === 'case' ? block.case : null;
}

describe('a choice in a case', () => {
  test('is kept, and the case stands where it was left', async () => {
    const me = await newcomer();
    expect(await pageOf(me)).toMatchObject({ passed: [], verdict: null });
    expect(await choose(me, sent(idOf('bag', 0)))).toEqual({ kind: 'kept' });
    expect(await pageOf(me)).toMatchObject({ passed: [{ choice: 'Open it' }], verdict: null });
    expect(await choose(me, sent(idOf('opened', 0), 1))).toEqual({ kind: 'kept' });
    expect(await pageOf(me)).toMatchObject({ verdict: 'right' });
  });

  test('sent ten times at once counts once', async () => {
    const me = await newcomer();
    const one = sent(idOf('bag', 0));
    await Promise.all(Array.from({ length: 10 }, () => choose(me, one)));
    expect(await choose(me, one)).toEqual({ kind: 'kept' });
    expect(await playedBy(me)).toEqual({ run: 1, choices: [idOf('bag', 0)] });
  });

  test('of two devices only one is taken at a place', async () => {
    const me = await newcomer();
    const both = [sent(idOf('bag', 0)), sent(idOf('bag', 1))];
    const replies = await Promise.all(both.map((one) => choose(me, one)));
    expect(replies.filter(({ kind }) => kind === 'kept')).toHaveLength(1);
    expect((await playedBy(me))?.choices).toHaveLength(1);
  });

  test.each([
    ['of another branch', () => sent(idOf('opened', 0))],
    ['that does not exist', () => sent('ffffffff')],
    ['further on than the person is', () => sent(idOf('opened', 0), 1)],
    ['of a run that was not begun', () => sent(idOf('bag', 0), 0, 7)],
    ['in no case', () => ({ ...sent(idOf('bag', 0)), case: 'toString' })],
    ['in no course', () => ({ ...sent(idOf('bag', 0)), course: 'nothing' })]
  ])('%s is refused and keeps nothing', async (_what, make) => {
    const me = await newcomer();
    expect(await choose(me, make())).toMatchObject({ kind: 'refused' });
    expect(await playedBy(me)).toBeUndefined();
  });

  test('played again it is another run, and the first stays in the record', async () => {
    const me = await newcomer();
    await choose(me, sent(idOf('bag', 1)));
    expect(await pageOf(me, 'night')).toMatchObject({ run: 2, passed: [] });
    expect(await choose(me, sent(idOf('bag', 0), 0, 2))).toEqual({ kind: 'kept' });
    expect(await playedBy(me)).toEqual({ run: 2, choices: [idOf('bag', 0)] });
    const kept = await db
      .selectFrom('case_choice')
      .where('person_id', '=', me)
      .selectAll()
      .execute();
    expect(kept).toHaveLength(2);
    await expect(db.deleteFrom('case_choice').execute()).rejects.toThrow('append-only');
  });

  test('a case rewritten since begins anew', async () => {
    const me = await newcomer();
    await choose(me, sent(idOf('bag', 0)));
    await publishTiny(db, now, (text) => text.replace('- Open it ->', '- Tear it open ->'));
    expect(await pageOf(me)).toMatchObject({ run: 2, passed: [] });
    await publishTiny(db, now);
    expect(await pageOf(me)).toMatchObject({ run: 1, passed: [{ choice: 'Open it' }] });
  });

  test('costs three statements, and a step with a case one more than without', async () => {
    const me = await newcomer();
    expect(await statements(() => choose(me, sent(idOf('bag', 0))))).toHaveLength(3);
    await pageOf(me);
    expect(await statements(() => pageOf(me))).toHaveLength(2);
  });
});
