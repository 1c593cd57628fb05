import { renderSVG } from 'uqr';
import type { InviteOutcome } from './make-invitation.ts';

/** What is printed on a slip. `qr` is an SVG of the address. */
export interface Slip {
  what: 'invitation' | 'reset';
  name: string;
  /** Whose words it is printed in. */
  language: string;
  timeZone: string;
  badge: string | null;
  email: string | null;
  address: string;
  /** Where to type the code, and the code. */
  typeAt: string;
  code: string;
  until: Date;
  qr: string;
}

/** A slip of a way in just made; its secret is nowhere else. */
export function slipOf(
  { what, until, person }: InviteOutcome & { kind: 'made' },
  token: string,
  origin: string
): Slip {
  const { name, badge, email, language, timeZone } = person;
  const address = `${origin}/${what}/${token}`;
  const qr = renderSVG(address, { ecc: 'M', border: 2 });
  return {
    ...{ what, name, badge, email, language, timeZone, until, qr, address },
    typeAt: `${origin}/invitation`,
    code: token
  };
}
