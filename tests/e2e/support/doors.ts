import { randomUUID } from 'node:crypto';
import type { Cast } from './cast.ts';

// Columns: nobody owner colleague foreigner manager stranger trainer administrator
// in: sign in first · ok · no: there is no such thing · on: led elsewhere · a number: that status
// -: not tried, it would be done

export interface Door {
  at: (cast: Cast) => string;
  /** Left out: it is not asked for by GET. */
  get?: string;
  /** Each asker comes with a session that may end. */
  endsSession?: true;
  /** By action or method. */
  post?: Record<string, Attempted>;
}

export interface Attempted {
  /** What would do it, sent by those who may not. */
  form?: (cast: Cast) => Record<string, string>;
  /** Sent by those who may: not enough to do it. */
  faulty?: Record<string, string>;
  says: string;
}

const all = (what: string) => Array(8).fill(what).join(' ');
const signedIn = `in${' ok'.repeat(7)}`;
const onlyTrainers = 'in no no no no no ok ok';
const onlyAdministrators = 'in no no no no no no ok';
const onlyOwner = 'in ok no no no no no no';

export const doors: Record<string, Door> = {
  // ---------- for everyone ----------
  '/sign-in': {
    at: () => '/sign-in',
    get: `ok${' on'.repeat(7)}`,
    post: { password: { says: `400${' on'.repeat(7)}` }, demo: { says: `no${' on'.repeat(7)}` } }
  },
  '/sign-out': {
    at: () => '/sign-out',
    get: all('on'),
    post: { POST: { says: all('on') } },
    endsSession: true
  },
  '/health': { at: () => '/health', get: all('ok') },
  '/language': { at: () => '/language', post: { POST: { says: all('400') } } },
  '/theme': { at: () => '/theme', post: { POST: { says: all('400') } } },
  '/media/[hash]': { at: ({ media }) => `/media/${media}`, get: all('ok') },
  '/verify/[code]': { at: ({ code }) => `/verify/${code}`, get: all('ok') },

  // ---------- learning ----------
  '/courses/[course]': { at: ({ course }) => `/courses/${course}`, get: signedIn },
  '/courses/[course]/[module]/[step]': {
    at: ({ course, module }) => `/courses/${course}/${module}/1`,
    get: signedIn,
    post: { answer: { says: `in${' 400'.repeat(7)}` } }
  },
  '/responses': { at: () => '/responses', post: { POST: { says: `401${' 400'.repeat(7)}` } } },

  // ---------- certificates ----------
  '/certificates/[certificate]': {
    at: ({ certificate }) => `/certificates/${certificate}`,
    get: 'in ok no no ok no no ok',
    post: {
      revoke: { form: () => ({ reason: 'Found asleep' }), says: 'in no no no 400 no no 400' }
    }
  },
  '/certificates/[certificate]/pdf': {
    at: ({ certificate }) => `/certificates/${certificate}/pdf`,
    get: 'in ok no no ok no no ok'
  },

  // ---------- trainers ----------
  '/studio/[course]': { at: ({ course }) => `/studio/${course}`, get: onlyTrainers },
  '/studio/[course]/[module]': {
    at: ({ course, module }) => `/studio/${course}/${module}`,
    get: onlyTrainers,
    post: { try: { says: onlyTrainers.replaceAll('ok', 'no') } }
  },
  '/studio/[course]/source/[...file]': {
    at: ({ course, sourceFile }) => `/studio/${course}/source/${sourceFile}`,
    get: onlyTrainers
  },

  // ---------- managers ----------
  '/team/export.csv': { at: () => '/team/export.csv', get: 'in no no no ok ok no no' },

  '/team/people/[person]': {
    at: ({ owner }) => `/team/people/${owner}`,
    get: 'in no no no ok no no no',
    post: {
      allow: {
        form: () => ({ id: randomUUID(), attempts: '1', minutes: '0', reason: 'A second chance' }),
        faulty: { id: randomUUID() },
        says: 'in no no no 400 no no no'
      }
    }
  },

  // ---------- ways in ----------
  '/invitation/[token]': {
    at: ({ invitation }) => `/invitation/${invitation}`,
    get: all('ok'),
    post: { default: { says: all('400') } }
  }
};
void onlyAdministrators;
void onlyOwner;
