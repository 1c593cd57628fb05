// What is measured against: node:http that sends the same statements and the same bytes, and
// nothing else. No routes, no sessions, no rendering, no checks.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

export interface BareTask {
  port: number;
  url: string;
  pool: number;
  statements: { sql: string; parameters: unknown[] }[];
  /** Ids that must be new with each request: in parameters and in the answer. */
  fresh: string[];
  headers: Record<string, string>;
  body: string;
}

process.once('message', (message) => {
  const task = message as BareTask;
  const pool = new pg.Pool({ connectionString: task.url, max: task.pool });
  const server = createServer((request, response) => {
    answer(pool, task, request).then(
      (body) => response.writeHead(200, task.headers).end(body),
      (error) => response.writeHead(500).end(String(error))
    );
  });
  server.listen(task.port, '127.0.0.1', () => process.send?.({ ready: true }));
});

async function answer(pool: pg.Pool, task: BareTask, request: IncomingMessage): Promise<string> {
  for await (const _ of request);
  let { body } = task;
  const ids = new Map(task.fresh.map((id) => [id, randomUUID()]));
  const renew = (value: unknown) => (typeof value === 'string' && ids.get(value)) || value;
  // a transaction must keep its connection; without one each statement may take any
  const client = await pool.connect();
  try {
    for (const { sql, parameters } of task.statements)
      await client.query(sql, task.fresh.length ? parameters.map(renew) : parameters);
  } finally {
    client.release();
  }
  for (const [old, id] of ids) body = body.replaceAll(old, id);
  return body;
}
