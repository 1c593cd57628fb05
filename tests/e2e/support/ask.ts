import { request } from 'node:http';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string; cookie?: string };

/** Asks the app for an address exactly as it is written: browsers would tidy `..` and `%2e` away. */
export function ask(path: string, { method = 'GET', headers, body, cookie }: Asked = {}) {
  const port = Number(process.env.E2E_PORT || 4180);
  return new Promise<Reply>((resolve, reject) => {
    const asking = request(
      {
        ...{ host: '127.0.0.1', port, path, method },
        headers: { accept: 'text/html', ...(cookie && { cookie }), ...headers }
      },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: reply.statusCode!, headers: reply.headers, body: text });
        });
      }
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Sends a form as a page of ours does; `origin` another: as a foreign page would. */
export function send(
  path: string,
  fields: Record<string, string> | URLSearchParams,
  cookie = '',
  origin = ownOrigin
) {
  return ask(path, {
    method: 'POST',
    cookie,
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString()
  });
}

export const ownOrigin = `http://127.0.0.1:${process.env.E2E_PORT || 4180}`;
