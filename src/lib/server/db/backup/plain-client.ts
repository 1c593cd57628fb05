import pg from 'pg';

/** What a session must say so that COPY writes and reads the same on every server. */
const plainly = [
  `set client_encoding to 'UTF8'`,
  `set timezone to 'UTC'`,
  `set datestyle to 'ISO, YMD'`,
  `set intervalstyle to 'postgres'`,
  `set bytea_output to 'hex'`,
  `set extra_float_digits to 1`,
  `set search_path to public`,
  // a backup of a large database is one long statement after another
  `set statement_timeout to 0`,
  `set idle_in_transaction_session_timeout to 0`
].join(';');

/** One connection outside any pool. The caller ends it. */
export async function plainClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'hornbook backup' });
  // told by the query under way
  client.on('error', () => {});
  await client.connect();
  await client.query(plainly);
  return client;
}

/** `"name"` for SQL. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
