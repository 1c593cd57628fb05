import * as v from 'valibot';

/**
 * Every environment variable that Hornbook reads: what it means, what it may be, what it is when
 * unset. docs/operating.md is checked against this list. Nothing else reads process.env.
 */
export const settings = {
  DATABASE_URL: setting(
    'PostgreSQL 15 or later, as postgres://user:password@host:port/name. Unset: an embedded one.',
    v.optional(v.pipe(v.string(), v.regex(/^$|^postgres(ql)?:\/\/.+/, 'a postgres:// address')), '')
  ),
  DATABASE_POOL: setting(
    'Connections to the database per process.',
    v.optional(whole(1, 200), '10')
  ),
  DATA_DIR: setting(
    'Folder of the embedded database, of mails kept as files and of drawn specimens.',
    v.optional(v.pipe(v.string(), v.nonEmpty('a folder')), './data')
  ),
  DATABASE_PORT: setting(
    'Port of the embedded database on 127.0.0.1. 0: any free one.',
    v.optional(whole(0, 65535), '0')
  ),
  COURSES_DIR: setting(
    'Folder with the courses to publish.',
    v.optional(v.pipe(v.string(), v.nonEmpty('a folder')), './courses')
  ),
  SPECIMEN_KEY: setting(
    'Seals the addresses of specimen pictures; the same for all processes of an installation. Unset: made once and kept in DATA_DIR.',
    v.optional(v.pipe(v.string(), v.regex(/^$|^.{32,}$/, '32 characters or more')), '')
  ),
  STILLS_MB: setting(
    'Room for drawn pictures of specimens in DATA_DIR/stills, megabytes.',
    v.optional(whole(10, 100_000), '300')
  ),
  HOST: setting('Address to listen on.', v.optional(v.string(), '127.0.0.1')),
  PORT: setting('Port to listen on.', v.optional(whole(1, 65535), '3000')),
  ORIGIN: setting(
    'Address that people type, as https://learn.example.kg. Unset: http://HOST:PORT.',
    v.optional(
      v.pipe(v.string(), v.regex(/^$|^https?:\/\/[^/]+$/, 'http(s)://host[:port] without a path')),
      ''
    )
  ),
  TRUSTED_PROXIES: setting(
    'How many proxies in front add to X-Forwarded-For; 0: none, the header is not believed.',
    v.optional(whole(0, 9), '0')
  ),
  DEMO: setting(
    '1: fill the demo agency and offer one-click sign-in; 0: never. Unset: only with the embedded database on a loopback address.',
    v.optional(v.picklist(['', '0', '1'], '0 or 1'), '')
  ),
  AGENCY_TIME_ZONE: setting(
    'IANA time zone whose days all figures and due days are told in. Chosen once, before the first people: days told before keep the old zone until they change.',
    v.optional(
      v.pipe(v.string(), v.check(isTimeZone, 'a time zone as Asia/Bishkek')),
      'Asia/Bishkek'
    )
  ),
  AGENCY_NAME: setting('Printed on certificates.', v.optional(v.string(), 'Hornbook')),
  SMTP_URL: setting(
    'Mail server, as smtps://user:password@host:port. Unset: mails are kept as files and shown to administrators.',
    v.optional(
      v.pipe(v.string(), v.regex(/^$|^smtps?:\/\/.+/, 'an smtp:// or smtps:// address')),
      ''
    )
  ),
  MAIL_FROM: setting(
    'Sender of mails.',
    v.optional(v.pipe(v.string(), v.nonEmpty('a sender')), 'Hornbook <hornbook@localhost>')
  ),
  LOG_LEVEL: setting(
    'Least severity that is logged.',
    v.optional(
      v.picklist(
        ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
        'fatal, error, warn, info, debug or silent'
      ),
      'info'
    )
  )
};

export type Env = { [K in keyof typeof settings]: v.InferOutput<(typeof settings)[K]['schema']> };

/** Thrown when a variable is not what it may be: the message names it and what is expected. */
export class EnvError extends Error {}

let read: Env | undefined;

/** The checked environment of this process, read once. Throws EnvError. */
export const env = (): Env => (read ??= readEnv(process.env));

/** Checks all variables at once, so that one start tells of every mistake. Throws EnvError. */
export function readEnv(from: Record<string, string | undefined>): Env {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { about, schema }] of Object.entries(settings)) {
    // a variable set to nothing, as in an env file, is one that is not set
    const result = v.safeParse(schema, from[name] || undefined);
    if (result.success) values[name] = result.output;
    else
      problems.push(`${name} is "${from[name]}", expected ${result.issues[0].message}. ${about}`);
  }
  if (problems.length) throw new EnvError(problems.join('\n'));
  return values as Env;
}

/** Sets a value that a command found out (the embedded database's address) before anything reads it. */
export function setEnv(values: Partial<Env>): void {
  read = { ...env(), ...values };
}

/** Whether this process may show the demo: embedded database and loopback only, unless asked. */
export function isDemo(values: Env, embedded: boolean): boolean {
  if (values.DEMO !== '') return values.DEMO === '1';
  return embedded && ['127.0.0.1', '::1', 'localhost'].includes(values.HOST);
}

function setting<S extends v.GenericSchema<string | undefined, string | number>>(
  about: string,
  schema: S
) {
  return { about, schema };
}

function whole(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d+$/, expected),
    v.transform(Number),
    v.minValue(least, expected),
    v.maxValue(most, expected)
  );
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
