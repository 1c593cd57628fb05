import pg from 'pg';
import { openEmbedded } from '#lib/server/db/embedded/open-embedded.ts';
import { startEmbedded, type EmbeddedOptions } from '#lib/server/db/embedded/start-embedded.ts';
import { env, setEnv } from '#lib/server/env.ts';
import { CommandError } from './command.ts';

export interface OpenDatabase {
  url: string;
  embedded: boolean;
  /** The embedded database was made by this start. */
  fresh: boolean;
  close(): Promise<void>;
}

/**
 * The database of the settings: the one of DATABASE_URL, or the embedded one, which the app starts
 * for itself alone (`ours`) and a command may share with a running app. Sets DATABASE_URL for what
 * follows in this process, the built app included.
 */
export async function openDatabase(
  who: 'app' | 'command',
  tell?: EmbeddedOptions['tell']
): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATA_DIR: dataDir, DATABASE_PORT: port } = env();
  if (url) {
    await checkServer(url);
    return { url, embedded: false, fresh: false, async close() {} };
  }
  const open = who === 'app' ? startEmbedded : openEmbedded;
  const server = await open({ dataDir, port, tell });
  setEnv({ DATABASE_URL: server.url });
  process.env.DATABASE_URL = server.url;
  return { url: server.url, embedded: true, fresh: server.fresh, close: () => server.stop() };
}

const oldest = 15;

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const where = url.replace(/^.*@/, '').replace(/\?.*$/, '');
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < oldest) {
      throw new CommandError(
        `The PostgreSQL at ${where} is version ${major}: ${oldest} or later is needed.`
      );
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      `DATABASE_URL does not lead to a database at ${where} (${(error as Error).message}): check address, name and password.`
    );
  } finally {
    await client.end().catch(() => {});
  }
}
