import { randomUUID } from 'node:crypto';
import { render } from 'svelte/server';
import { beforeAll, expect, test } from 'vitest';
import { asked } from '#lib/domain/question/ask.ts';
import { openStep } from '#lib/server/enrolment/open-step.ts';
import { submitResponse } from '#lib/server/response/submit-response.ts';
import StepPage from '../../../src/routes/courses/[course]/[module]/[step]/+page.svelte';
import { rightFields } from '../../support/answers.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny, type Published } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

// The answer key cannot leave: every step of a course with every kind of question is made into the
// HTML and the data that would be sent, and searched for what may only be told after the answer.

const { db } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let village: Village;
let tiny: Published;

beforeAll(async () => {
  village = await buildVillage(db);
  // feedback and explanations are the only quotes within a question: each is marked as secret
  tiny = await publishTiny(db, now, (text) =>
    text.replace(/^::: (?:question|case)[\s\S]*?^:::$/gm, (question) =>
      question.replace(/^( *> )/gm, '$1Geheim ')
    )
  );
});

/** Everything that is sent for a step to a person: the page, and its data. */
async function sent(personId: string, step: number): Promise<string> {
  const asked = { personId, courseId: 'tiny', moduleId: 'the-horn', step };
  const opened = await openStep(db, { ...asked, language: 'en', again: null }, now);
  const data = {
    step: { value: { ...opened!.page, terms: [] } },
    revision: opened!.revision,
    from: { person: personId, revision: opened!.revision.id, timeZone: 'Asia/Bishkek' },
    reading: true
  };
  const { body, head } = render(StepPage, { props: { data, form: null, params: {} } as never });
  return head + body + JSON.stringify(data);
}

const newcomer = () => person(db, 'Newcomer', randomUUID(), village.units.dostuk);
const steps = () => Array.from({ length: tiny.course.modules[0]!.steps }, (_, step) => step + 1);

test('no step sends a key, feedback or explanation of what is not answered', async () => {
  const me = await newcomer();
  for (const step of steps()) {
    const bytes = await sent(me, step);
    expect(bytes).toContain('q-');
    expect(bytes).not.toContain('Geheim');
    expect(bytes).not.toMatch(/"(right|key|accepted|explained|feedback|target|explanation)":/);
    for (const { nodes, start, texts } of Object.values(tiny.course.cases))
      for (const [id, { text }] of Object.entries(texts['en']!.nodes))
        if (id !== start) {
          expect(bytes).not.toContain(text);
          expect(bytes).not.toContain(`"${id}"`);
          for (const choice of nodes[id]!.choices) expect(bytes).not.toContain(choice.id);
        }
    for (const question of Object.values(tiny.course.questions)) {
      // the hash covers the key: whoever has it could try the choices until it fits
      expect(bytes).not.toContain(question.hash);
      if (question.kind === 'short-answer')
        for (const word of question.key.accepted) expect(bytes).not.toContain(word);
      if (question.kind === 'measure')
        expect(bytes).not.toMatch(new RegExp(`\\b(${question.key.from}|${question.key.to})\\b`));
      if (question.kind === 'matrix')
        expect(bytes).not.toContain(JSON.stringify(question.key.right));
      if (question.kind === 'sort')
        expect(bytes).not.toContain(JSON.stringify(question.key.groups));
      if (question.kind === 'match' || question.kind === 'label')
        expect(bytes).not.toContain(JSON.stringify(question.key.pairs));
    }
  }
});

test('an answered question tells its own, and nothing of the others', async () => {
  const me = await newcomer();
  const answer = {
    id: randomUUID(),
    person: me,
    revision: tiny.id,
    question: 'rings',
    language: 'en',
    fields: rightFields(tiny.course, 'rings'),
    confidence: null,
    givenAt: null
  };
  await submitResponse(db, answer, me, now);
  const whole = (await Promise.all(steps().map((step) => sent(me, step)))).join('');
  expect(whole).toContain('Geheim They end');
  expect(whole).not.toContain('Geheim Two parts');
  expect(whole).not.toContain('Geheim Light decides');
});

test('the order of the choices tells nothing: the right one stands everywhere', () => {
  const rings = tiny.course.questions['rings']!;
  const right = rings.kind === 'choose-one' ? rings.key.right : '';
  const places = Array.from({ length: 60 }, (_, seed) => {
    const shown = asked(rings, 'en', `${seed}`);
    return 'choices' in shown
      ? shown.choices.findIndex((choice) => typeof choice === 'object' && choice.id === right)
      : -1;
  });
  // the third is "cannot tell", always last
  expect(places.filter((place) => place === 0).length).toBeGreaterThan(15);
  expect(places.filter((place) => place === 1).length).toBeGreaterThan(15);
});
