import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Env } from '#lib/server/env.ts';
import { CommandError } from './command.ts';

export interface Serving {
  address: string;
  /** Takes no new requests, lets those under way end (at most 10 s), then closes the pools. */
  drain(): Promise<void>;
}

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void
) => void;

/**
 * Serves the built app. It is entered here rather than through the adapter's own server because
 * files bypass the hooks (their headers are set here), and the database must stop last.
 */
export async function serve(settings: Env, doors: Doors): Promise<Serving> {
  Object.assign(process.env, doors.environment);
  const built = pathToFileURL(path.resolve('build/handler.js')).href;
  const { handler } = (await import(built)) as { handler: Handler };
  const files = staticFiles();
  const server = createServer((request, response) => {
    if (!server.listening) response.setHeader('Connection', 'close');
    if (!doors.admits(request)) return refuse(response, 421);
    request.headers[protocolHeader] = 'http';
    setHeaders(response, files.get(decode(request.url)));
    handler(request, response, () => refuse(response, 404));
  });
  await listen(server, settings);
  return { address: doors.address, drain: () => drain(server) };
}

const protocolHeader = 'x-hornbook-protocol';
const loopback = ['127.0.0.1', '::1', 'localhost'];

export interface Doors {
  address: string;
  /** What the built app reads of it. */
  environment: Record<string, string>;
  admits(request: IncomingMessage): boolean;
}

/**
 * Under which address people come. The framework compares every form's origin with it. Behind a
 * proxy that is ORIGIN; on loopback whatever local name was typed, and no other, so that a foreign
 * site whose name points at 127.0.0.1 is turned away. Throws CommandError.
 */
export function doorsOf(settings: Env): Doors {
  const { HOST: host, PORT: port, ORIGIN: origin, TRUSTED_PROXIES: proxies } = settings;
  const shown = host.includes(':') ? `[${host}]` : host;
  // the largest that any door takes; the hooks hold each door to its own measure
  const environment: Record<string, string> = { BODY_SIZE_LIMIT: '17M' };
  if (proxies)
    Object.assign(environment, { ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: String(proxies) });
  if (!origin && loopback.includes(host)) {
    const names = loopback
      .map((name) => (name.includes(':') ? `[${name}]` : name))
      // a browser leaves the port of http out
      .map((name) => (port === 80 ? name : `${name}:${port}`));
    environment.PROTOCOL_HEADER = protocolHeader;
    return {
      address: `http://${shown}:${port}`,
      environment,
      admits: ({ headers }: IncomingMessage) => names.includes(headers.host ?? '')
    };
  }
  if (!origin && ['0.0.0.0', '::'].includes(host)) {
    throw new CommandError(
      `HOST is ${host}, so ORIGIN is needed: the address that people type, as https://learn.example.kg.`
    );
  }
  environment.ORIGIN = origin || `http://${shown}:${port}`;
  return { address: environment.ORIGIN, environment, admits: () => true };
}

type Kind = 'immutable' | 'fresh' | 'file' | undefined;

/** What tells a browser that there is something new must itself be asked for every time. */
function kindOf(file: string): Kind {
  if (file.startsWith('_app/immutable/')) return 'immutable';
  return /^(service-worker\.js|_app\/version\.json)$/.test(file) ? 'fresh' : 'file';
}

/** The built files by their addresses; what is not among them is a page, and sets its own headers. */
function staticFiles(): Map<string, Kind> {
  const files = new Map<string, Kind>();
  for (const root of ['build/client', 'build/prerendered']) {
    for (const entry of list(root)) {
      files.set(`/${entry}`, kindOf(entry));
    }
  }
  return files;
}

function list(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.split(path.sep).join('/')
    );
  } catch {
    return [];
  }
}

function decode(url = '/'): string {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '/');
  } catch {
    return '/';
  }
}

/** For all answers; a page's hook may say more. The adapter itself marks immutable files. */
function setHeaders(response: ServerResponse, kind: Kind): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  if (!kind) return;
  // an SVG opened by itself is a document: it may show itself and do nothing
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  if (kind === 'fresh') response.setHeader('Cache-Control', 'no-cache');
  if (kind === 'file') response.setHeader('Cache-Control', 'public, max-age=3600');
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end();
}

function listen(server: Server, { HOST: host, PORT: port }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const known: Record<string, string> = {
        EADDRINUSE: `Port ${port} is taken by another program: stop that one, or choose another with PORT=3001.`,
        EACCES: `Port ${port} may not be opened by this user: choose one above 1023 with PORT=3000.`,
        EADDRNOTAVAIL: `HOST ${host} is not an address of this machine: use 127.0.0.1 or 0.0.0.0.`
      };
      reject(error.code && known[error.code] ? new CommandError(known[error.code]) : error);
    });
    server.listen(port, host, resolve);
  });
}

async function drain(server: Server): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 10_000);
  // a connection whose request ends now would be kept for the next one
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(patience);
  clearInterval(idle);
  // emitted by hand, so that we know when the listeners have closed their pools
  const closing = process.listeners('sveltekit:shutdown' as 'exit') as unknown as (() => unknown)[];
  await Promise.allSettled(closing.map(async (close) => close()));
}
