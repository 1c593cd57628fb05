import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * In development, a saved file of a course is published and the page reloads; what is wrong with
 * it is printed, and the page keeps what was published before.
 */
export function publishOnSave(folder: string): Plugin {
  const root = path.resolve(folder);
  return {
    name: 'hornbook:publish-on-save',
    apply: 'serve',
    configureServer(server) {
      let waiting: NodeJS.Timeout | undefined;
      const publish = async () => {
        const { publishAll } = await import('./publish-all.ts');
        const { published } = await publishAll();
        if (published.length > 0) server.ws.send({ type: 'full-reload' });
      };
      server.watcher.add(root);
      server.watcher.on('all', (_event, file) => {
        if (!path.resolve(file).startsWith(root + path.sep)) return;
        // an editor saves in several steps, a checkout in hundreds
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          publish().catch((error: unknown) => server.config.logger.error(String(error)));
        }, 150);
      });
    }
  };
}
