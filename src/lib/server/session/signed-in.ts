import type { Language } from '#lib/domain/language.ts';
import type { RoleName } from '#lib/server/db/schema.ts';

/** The person a request comes from, as its session says. */
export interface SignedIn {
  id: string;
  name: string;
  language: Language;
  timeZone: string;
  roles: { role: RoleName; unitId: string | null }[];
  /** The session's public id: not the secret, fit to be shown in the list of own sessions. */
  sessionId: string;
}
