import { hash, verify } from '@node-rs/argon2';
import { tidyPassword } from '#lib/domain/person/password.ts';

// argon2id with the least parameters that OWASP names (19 MiB, two passes, one lane): about 25 ms
// here, off the main thread. The hash says its own parameters, so raising them breaks nothing.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// of a password that nobody knows, so that asking for one who is not there costs the same
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$eGuDpVhLzo9QYkSWl3l2dw$oqzTarNQsBvMhL6lC4G6boJColnnOQl8aOkqyr/he1w';

export function hashPassword(password: string): Promise<string> {
  return hash(tidyPassword(password), cost);
}

/** Takes the same time whether there is a hash to compare with or not. */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? nobody, tidyPassword(password));
  return matches && kept !== null;
}
