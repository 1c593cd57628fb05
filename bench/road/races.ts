import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { BareTask } from '../bare.ts';
import { print } from '../print.ts';
import { ask, startBare } from '../processes.ts';
import { race, type Runner } from '../race.ts';
import type { Rider } from './prepare.ts';

export interface Place {
  app: ChildProcess;
  /** Of the app. */
  url: string;
  /** Of the database. */
  database: string;
}

const barePort = 4291;

/** Reading: the page of a step, asked for again and again by one who is signed in. */
export async function pageRace(at: Place, rider: Rider): Promise<void> {
  const url = at.url + rider.page;
  const headers = { cookie: rider.cookie, 'accept-encoding': 'identity' };
  // the first visit also remembers the place; what is measured is every later one
  await fetch(url, { headers });
  const heard = await overhear(at.app, () => fetch(url, { headers }));
  await against('page', at, heard, [], url, { headers });
}

/** Answering: a new answer to one question with each request. */
export async function answerRace(at: Place, rider: Rider): Promise<void> {
  const url = `${at.url}/responses`;
  const headers = { cookie: rider.cookie, origin: at.url, 'content-type': 'application/json' };
  const post = (id: string) => ({ method: 'POST', headers, body: bodyOf(rider, id) }) as const;
  const id = randomUUID();
  const heard = await overhear(at.app, () => fetch(url, post(id)));
  if (!heard.body.includes('"accepted"')) throw new Error(`not accepted: ${heard.body}`);
  await against('answer', at, heard, [id, ...newIds(heard.statements, id)], url, {
    ...post(id),
    requests: [{ setupRequest: (request) => ({ ...request, ...post(randomUUID()) }) }]
  });
}

async function against(
  name: string,
  at: Place,
  { statements, headers, body }: Heard,
  fresh: string[],
  url: string,
  options: NonNullable<Runner['options']>
): Promise<void> {
  const task = { port: barePort, url: at.database, statements, fresh, headers, body };
  const bare = await startBare(task);
  const { app = NaN, bare: bareRate = NaN } = await race([
    { name: 'app', url, options },
    { name: 'bare', url: `http://127.0.0.1:${barePort}/`, options }
  ]);
  bare.kill();
  print(`${name}_vs_bare`, app / bareRate, 'ratio');
  print(`${name}_per_s`, app, 'requests/s');
  print(`${name}_sql`, statements.length, 'statements');
}

interface Heard {
  statements: BareTask['statements'];
  headers: Record<string, string>;
  body: string;
}

/** A request, what it answered and the statements it sent. */
async function overhear(app: ChildProcess, request: () => Promise<Response>): Promise<Heard> {
  app.send('listen');
  const response = await request();
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${response.url}: ${body.slice(0, 200)}`);
  const { statements } = await ask<Pick<Heard, 'statements'>>(app, 'tell');
  const byNode = ['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length'];
  const headers = [...response.headers].filter(([name]) => !byNode.includes(name));
  return { statements, headers: Object.fromEntries(headers), body };
}

const bodyOf = ({ personId, revision, question, fields }: Rider, id: string) =>
  JSON.stringify({
    responses: [
      {
        ...{ id, person: personId, revision, question, fields, language: 'en' },
        ...{ confidence: null, givenAt: new Date().toISOString() }
      }
    ]
  });

/** Ids that the app made for new rows: a second row with them would be refused. */
function newIds(statements: BareTask['statements'], responseId: string): string[] {
  return statements.flatMap(({ sql, parameters }) =>
    [...sql.matchAll(/insert into mark [^$]*\$(\d+)/g)]
      .map((match) => parameters[Number(match[1]) - 1])
      .filter((value): value is string => typeof value === 'string' && value !== responseId)
  );
}
