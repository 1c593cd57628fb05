// npm run admin -- add --name "Farida Rakhimova" --badge KG-0104 [--email …] [--language ru]
// npm run admin -- invite --badge KG-0104
// The first administrator of a real installation, and the way back in for one who is locked out.
// Prints the address at which the password is set; it works once.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { languageOr, ownNames } from '#lib/domain/language.ts';
import type { DetailProblems } from '#lib/domain/person/details.ts';
import { closeDb, getDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { env } from '#lib/server/env.ts';
import { makeSlip } from '#lib/server/invitation/make-slip.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { findByLogin } from '#lib/server/person/find-by-login.ts';
import { makeToken } from '#lib/server/session/token.ts';
import { command, CommandError } from './steps/command.ts';
import { openDatabase } from './steps/open-database.ts';

const usage = `Usage:
  npm run admin -- add --name "Full Name" --email name@example.kg [--language ru]
  npm run admin -- add --name "Full Name" --badge KG-0104 [--language ru]
  npm run admin -- invite --email name@example.kg    (a new link for someone who is locked out)
Languages: ${Object.keys(ownNames).join(', ')}.`;

const told: Record<string, string> = {
  empty: '--name is needed.',
  long: '--name is too long: 200 characters at most.',
  'not-email': '--email is not an e-mail address.',
  'not-badge': '--badge may hold letters, digits and - . / _ only, 40 at most.',
  'no-login': 'One of --email and --badge is needed: the administrator signs in with it.',
  taken: 'Someone has this e-mail or badge already: for a new link, use "invite".'
};

await command(async () => {
  const { what, values } = readArguments();
  const database = await openDatabase('command');
  try {
    await migrate(getDb());
    const personId = what === 'add' ? await add(values) : await find(values);
    await printLink(personId);
  } finally {
    await closeDb();
    await database.close();
  }
});
process.exit();

type Values = Partial<Record<'name' | 'email' | 'badge' | 'language', string>>;

function readArguments(): { what: 'add' | 'invite'; values: Values } {
  const text = { type: 'string' } as const;
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { name: text, email: text, badge: text, language: text }
    });
    const [what] = positionals;
    if (positionals.length !== 1 || (what !== 'add' && what !== 'invite')) throw new Error('');
    if (values.language && languageOr(values.language, '') === '')
      throw new Error(`--language ${values.language} is not known.`);
    return { what, values };
  } catch (error) {
    throw new CommandError([(error as Error).message, usage].filter(Boolean).join('\n'));
  }
}

async function add({
  name = '',
  email = '',
  badge = '',
  language = 'ru'
}: Values): Promise<string> {
  const id = randomUUID();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const person = { id, name, email, badge, language, timeZone, unitId: null };
  const roles: ('officer' | 'administrator')[] = ['officer', 'administrator'];
  const outcome = await addPerson(getDb(), { ...person, roles }, theCommand, new Date());
  if (outcome.kind === 'refused') throw new CommandError(say(outcome.problems));
  return id;
}

function say(problems: DetailProblems): string {
  const lines = Object.values(problems).map((problem) => told[problem] ?? problem);
  return [...new Set(lines), usage].join('\n');
}

async function find({ email, badge }: Values): Promise<string> {
  const login = email ?? badge;
  if (!login) throw new CommandError(`Whom? Give --email or --badge.\n${usage}`);
  const id = await findByLogin(getDb(), login);
  if (!id) throw new CommandError(`Nobody in the service has ${login}. To add someone, use "add".`);
  return id;
}

async function printLink(personId: string): Promise<void> {
  const { token } = makeToken();
  const outcome = await makeSlip(getDb(), { personId, token }, theCommand, new Date());
  if (outcome?.kind !== 'made') throw new CommandError('This person has left the service.');
  const { ORIGIN, HOST, PORT } = env();
  const origin = ORIGIN || `http://${HOST}:${PORT}`;
  console.log(`Open this address and choose a password. It works once, until ${outcome.until.toISOString().slice(0, 16).replace('T', ' ')} UTC.
  ${origin}/${outcome.what}/${token}`);
}
