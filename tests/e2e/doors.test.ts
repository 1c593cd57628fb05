import { cookieOf, expect, test } from './support/people.ts';
import { ask, ownOrigin, send, type Reply } from './support/ask.ts';
import { askers, buildCast, type Cast } from './support/cast.ts';
import { allRoutes, type Route } from './support/routes.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { doors, type Attempted } from './support/doors.ts';

// Every door that takes an id or changes something is tried by everyone, and those of managers and
// administrators. A new one without an entry in support/doors.ts fails here.

test.describe.configure({ mode: 'default' });

const tried = allRoutes().filter(
  ({ id, actions, methods }) =>
    /\[|^\/(team|admin)\b/.test(id) || actions.length > 0 || methods.length > 0
);

let known: Promise<Cast> | undefined;
const castOf = (db: Db) => (known ??= buildCast(db));

test('the table of doors has every door and no other', () => {
  expect(Object.keys(doors).sort()).toEqual(tried.map(({ id }) => id).sort());
  for (const { id, actions, methods } of tried) {
    const changing = [...actions, ...methods.filter((method) => method !== 'GET')];
    expect(Object.keys(doors[id]?.post ?? {}).sort(), id).toEqual(changing.sort());
  }
});

for (const route of tried) {
  const door = doors[route.id];
  if (!door) continue;
  test(`only those who may come through ${route.id}`, async ({ db }) => {
    const cast = await castOf(db);
    const address = door.at(cast);
    if (door.get) expect(await tryGet(route, address, cast)).toEqual(door.get);
    for (const [action, attempted] of Object.entries(door.post ?? {})) {
      const cookies = door.endsSession ? await freshCookies(db, cast) : cast.cookies;
      const before = await traces(db, cast);
      const told = await tryPost(actionAddress(route, address, action), attempted, cast, cookies);
      expect(told, action).toEqual(attempted.says);
      if (!door.endsSession)
        expect(await traces(db, cast), `${action} by those who may not`).toEqual(before);
    }
  });
}

const evil = 'https://evil.example';
const foreign: Record<string, string>[] = [
  { origin: evil },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' }
];

test('no door takes what a foreign page sends, form or JSON', async ({ db }) => {
  const cast = await castOf(db);
  for (const route of tried) {
    const door = doors[route.id]!;
    for (const action of Object.keys(door.post ?? {})) {
      const address = actionAddress(route, door.at(cast), action);
      const cookie = cast.cookies.administrator;
      const form = await send(address, {}, cookie, evil);
      expect(form.status, `form to ${address}`).toBe(403);
      for (const type of ['application/json', 'text/plain'])
        for (const from of foreign) {
          const headers = { 'content-type': type, ...from };
          const reply = await ask(address, { method: 'POST', cookie, headers, body: '{}' });
          expect(reply.status, `${type} to ${address}`).toBe(403);
        }
    }
  }
});

const malformed = [
  ...["'", '..', '%2e%2e', '%00', '%', '%ff', '-1', '0', '1e9', ';--', '%F0%9F%A6%8C', 'сайгак'],
  ...['x'.repeat(10_000), '00000000-0000-0000-0000-00000000000g', 'a%00b', '%0d%0aSet-Cookie:x=1']
];

test('ids that are none are told apart from faults of ours', async ({ db }) => {
  const cast = await castOf(db);
  for (const route of tried.filter(({ id }) => id.includes('['))) {
    const door = doors[route.id]!;
    const parts = door.at(cast).split('/');
    const pattern = route.id.split('/');
    for (const place of pattern.keys()) {
      if (!pattern[place]!.startsWith('[')) continue;
      for (const bad of malformed) {
        const text = /[^\x20-\x7e]/.test(bad) ? encodeURIComponent(bad) : bad;
        const address = parts.with(place, text).join('/');
        for (const who of ['nobody', 'owner', 'administrator'] as const) {
          const cookie = cast.cookies[who];
          const got = await ask(address, { cookie });
          expect(got.status, `GET ${address.slice(0, 120)} by ${who}`).toBeLessThan(500);
        }
        for (const action of Object.keys(door.post ?? {})) {
          const sent = await send(
            actionAddress(route, address, action),
            {},
            cast.cookies.administrator
          );
          expect(sent.status, `${action} ${address.slice(0, 120)}`).toBeLessThan(500);
        }
      }
    }
  }
});

async function tryGet({ page }: Route, address: string, { cookies }: Cast): Promise<string> {
  const said: string[] = [];
  for (const who of askers) {
    const cookie = cookies[who];
    const got = outcome(await ask(address, { cookie }));
    said.push(got);
    if (!page) continue;
    // the same door by which the app itself asks after the first page
    const [path, search] = address.split('?');
    const data = await ask(`${path}/__data.json${search ? `?${search}` : ''}`, { cookie });
    expect(dataOutcome(data), `data of ${address} for ${who}`).toBe(got);
  }
  return said.join(' ');
}

/** What is refused is tried with a form that would do; who may is given an empty one. */
async function tryPost(
  address: string,
  { form, faulty = {}, says }: Attempted,
  cast: Cast,
  cookies: Cast['cookies']
): Promise<string> {
  const said: string[] = [];
  for (const [place, who] of askers.entries()) {
    const expected = says.split(' ')[place]!;
    const fields = ['in', 'no'].includes(expected) ? (form?.(cast) ?? {}) : faulty;
    said.push(expected === '-' ? '-' : outcome(await send(address, fields, cookies[who])));
  }
  return said.join(' ');
}

async function freshCookies(db: Db, { ids }: Cast): Promise<Cast['cookies']> {
  const cookies = { nobody: '' } as Cast['cookies'];
  for (const who of askers)
    if (who !== 'nobody') {
      const { name, value } = await cookieOf(db, ids[who]!);
      cookies[who] = `${name}=${value}`;
    }
  return cookies;
}

function actionAddress({ actions }: Route, address: string, action: string): string {
  return actions.includes(action) && action !== 'default' ? `${address}?/${action}` : address;
}

/** ok; in: sign in first; no: there is no such thing; on: somewhere else; else the status. */
function outcome({ status, headers }: Reply): string {
  if (status === 200) return 'ok';
  if (status === 404) return 'no';
  if (status !== 303) return String(status);
  return whither(String(headers.location).replace(ownOrigin, ''));
}

function dataOutcome(reply: Reply): string {
  if (reply.status !== 200) return outcome(reply);
  const data = JSON.parse(reply.body) as {
    type: string;
    location?: string;
    nodes?: ({ type: string; status?: number } | null)[];
  };
  if (data.type === 'redirect') return whither(data.location!);
  const failed = data.nodes?.find((node) => node?.type === 'error');
  return failed ? outcome({ status: failed.status ?? 500, headers: {}, body: '' }) : 'ok';
}

const whither = (location: string) => (location.startsWith('/sign-in?next=') ? 'in' : 'on');

/** All that those who may not could have changed about the owner. */
async function traces(db: Db, { owner, certificate, unit }: Cast) {
  const rows = async (
    table: 'role_grant' | 'posting' | 'invitation' | 'exam_allowance' | 'session'
  ) => (await db.selectFrom(table).selectAll().where('person_id', '=', owner).execute()).length;
  const about = await db
    .selectFrom('event')
    .select('id')
    .where('about', 'in', [owner, certificate, unit])
    .execute();
  const revoked = await db
    .selectFrom('revocation')
    .select('reason')
    .where('certificate_id', '=', certificate)
    .execute();
  const person = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', owner)
    .executeTakeFirst();
  const attempts = await db
    .selectFrom('attempt')
    .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
    .leftJoin('response', 'response.attempt_id', 'attempt.id')
    .select(['attempt.id', 'attempt.submitted_at', 'response.id as response'])
    .where('person_id', '=', owner)
    .execute();
  return {
    ...{ person, about: about.length, revoked, attempts: attempts.length },
    submitted: attempts.filter(({ submitted_at }) => submitted_at).length,
    grants: await rows('role_grant'),
    postings: await rows('posting'),
    invitations: await rows('invitation'),
    allowances: await rows('exam_allowance'),
    sessions: await rows('session')
  };
}
