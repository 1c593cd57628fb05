import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Route {
  /** As in the address, without matchers: `/certificates/[certificate]/pdf`. */
  id: string;
  page: boolean;
  /** Names of form actions; `default` for the nameless. */
  actions: string[];
  /** Methods that a `+server.ts` answers. */
  methods: string[];
}

/** Every door of the app, found in src/routes: a new one cannot be forgotten in a list. */
export function allRoutes(folder = 'src/routes'): Route[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const source = (name: string) =>
    files.includes(name) ? readFileSync(path.join(folder, name), 'utf8') : '';
  const route: Route = {
    id: path.posix.join('/', path.relative('src/routes', folder).replace(/=\w+\]/g, ']')),
    page: files.includes('+page.svelte'),
    actions: names(
      source('+page.server.ts').split('export const actions')[1],
      /^ {2}(\w+): async/gm
    ),
    methods: names(source('+server.ts'), /^export (?:const|async function) ([A-Z]+)\b/gm)
  };
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => allRoutes(path.join(folder, name)));
  return route.page || route.methods.length ? [route, ...below] : below;
}

function names(source: string | undefined, pattern: RegExp): string[] {
  return [...(source ?? '').matchAll(pattern)].map(([, name]) => name!);
}
