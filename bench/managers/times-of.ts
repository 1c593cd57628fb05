/** Listens to the log of the app: how many milliseconds the server took for each page, by its route. */
export function timesOf() {
  const times = new Map<string, number[]>();
  let rest = '';
  return {
    hear(text: string): void {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('{')) continue;
        const { route, ms, status } = JSON.parse(line) as Record<string, unknown>;
        if (typeof route !== 'string' || typeof ms !== 'number') continue;
        // a fast refusal is no result
        if (status !== 200) throw new Error(`${route} answered ${String(status)}`);
        const known = times.get(route);
        if (known) known.push(ms);
        else times.set(route, [ms]);
      }
    },
    forget: () => times.clear(),
    of: (route: string): readonly number[] => times.get(route) ?? []
  };
}
