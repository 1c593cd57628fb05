import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manager, Officer, Readers } from './readers-of.ts';

/** Somebody looks at a page for so long before the next, on average; milliseconds. */
const look = 1500;
/** An officer answers so often; milliseconds. */
const think = 1000;

/** Managers read and officers answer at the same time for so many seconds. */
export async function useApp(
  address: string,
  readers: Readers,
  seconds: number
): Promise<{ answers: number }> {
  const end = performance.now() + seconds * 1000;
  const counts = await Promise.all([
    ...readers.managers.map((manager) => read(address, readers, manager, end)),
    ...readers.officers.map((officer) => answer(address, readers, officer, end))
  ]);
  return { answers: counts.reduce((sum, one) => sum + one, 0) };
}

async function read(
  address: string,
  readers: Readers,
  { cookie, units }: Manager,
  end: number
): Promise<number> {
  await sleep(Math.random() * look);
  for (let turn = Math.floor(Math.random() * 10); performance.now() < end; turn++) {
    const page = turn % 2 ? dashboard(units) : matrix(units, readers);
    const response = await fetch(address + page, { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.status} ${page}`);
    await sleep(look * (0.5 + Math.random()));
  }
  return 0;
}

/** Of all units that the manager may choose, today or some day of the last two years. */
function dashboard(units: string[]): string {
  const asked = new URLSearchParams();
  if (Math.random() < 0.7) asked.set('unit', among(units));
  if (Math.random() < 0.3) asked.set('on', dayAgo(Math.floor(Math.random() * 700)));
  return `/team/overview?${asked}`;
}

/** What somebody asks of the matrix: always some filter. */
function matrix(units: string[], { courses, names }: Readers): string {
  const asked = new URLSearchParams();
  const filters = [
    () => asked.set('unit', among(units)),
    () => asked.set('course', among(courses)),
    () => asked.set('standing', among(['not-started', 'under-way', 'passed', 'ending', 'expired'])),
    () => asked.set('text', among(names)),
    () => asked.set('on', dayAgo(Math.floor(Math.random() * 700)))
  ];
  among(filters)();
  if (Math.random() < 0.5) among(filters)();
  return `/team?${asked}`;
}

async function answer(
  address: string,
  { revision, question, fields }: Readers,
  { cookie, personId }: Officer,
  end: number
): Promise<number> {
  const headers = { cookie, origin: address, 'content-type': 'application/json' };
  let count = 0;
  await sleep(Math.random() * think);
  for (; performance.now() < end; count++) {
    const sent = { id: randomUUID(), person: personId, revision, question, fields, language: 'ru' };
    const body = JSON.stringify({
      responses: [{ ...sent, confidence: 2, givenAt: new Date().toISOString() }]
    });
    const response = await fetch(`${address}/responses`, { method: 'POST', headers, body });
    const told = await response.text();
    if (!told.includes('"accepted"')) throw new Error(`not accepted: ${told}`);
    await sleep(think * (0.5 + Math.random()));
  }
  return count;
}

const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const among = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
