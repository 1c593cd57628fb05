import { randomUUID } from 'node:crypto';
import { makeToken } from '#lib/server/session/token.ts';
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
const onlyManagers = 'in no no no ok ok no no';
const administer = 'in no no no no no no 400';
const onlyOwner = 'in ok no no no no no no';

const newPerson = ({ unit }: Cast) => ({
  ...{ id: randomUUID(), token: makeToken().token, name: 'Nobody', unit },
  ...{ badge: `X-${randomUUID()}`, role: 'officer', language: 'en', way: 'later' }
});

const newAssignment = ({ unit, course, owner }: Cast) => ({
  ...{ id: randomUUID(), unit, course, person: owner, role: 'everybody', due: 'open' }
});

const newTraining = ({ unit, owner }: Cast) => ({
  ...{ id: randomUUID(), unit, person: owner, title: 'Horn in hand', day: '2026-11-20' },
  ...{ trainer: 'Nobody', kind: 'classroom', attendance: 'later' }
});

const attendance = ({ owner }: Cast) => ({ person: owner, [`state:${owner}`]: 'absent' });

const newText = () => ({
  ...{ id: randomUUID(), subject: 'Week', why: 'You manage it' },
  body: '{unit}: {link}'
});

const newSubscription = () => ({
  ...{ id: randomUUID(), kind: 'weekly', weekday: '1', hour: '8', zone: 'own', format: 'csv' }
});

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
  '/specimens/still/[address]': { at: ({ still }) => `${still}?w=450`, get: all('ok') },
  '/verify/[code]': { at: ({ code }) => `/verify/${code}`, get: all('ok') },

  // ---------- learning ----------
  '/taxa/[taxon]/plate': { at: () => '/taxa/saiga_tatarica/plate', get: signedIn },
  '/taxa/[taxon]': { at: () => '/taxa/saiga_tatarica', get: signedIn },
  '/courses/[course]': { at: ({ course }) => `/courses/${course}`, get: signedIn },
  '/courses/[course]/[module]/[step]': {
    at: ({ course, module }) => `/courses/${course}/${module}/1`,
    get: signedIn,
    post: {
      answer: { says: `in${' 400'.repeat(7)}` },
      choose: { says: `in${' 400'.repeat(7)}` }
    }
  },
  '/responses': { at: () => '/responses', post: { POST: { says: `401${' 400'.repeat(7)}` } } },

  '/courses/[course]/exam': {
    at: ({ course }) => `/courses/${course}/exam`,
    get: signedIn,
    post: { default: { says: `in${' on'.repeat(7)}` } }
  },
  '/attempts/[attempt]': {
    at: ({ attempt }) => `/attempts/${attempt}`,
    get: onlyOwner,
    post: { submit: { says: 'in - no no no no no no' } }
  },
  '/attempts/[attempt]/[item]': {
    at: ({ attempt }) => `/attempts/${attempt}/1`,
    get: onlyOwner,
    post: {
      default: {
        form: () => ({ response: randomUUID(), choice: 'clear', go: 'next' }),
        says: 'in on no no no no no no'
      }
    }
  },
  '/courses/[course]/report/[question]': {
    at: ({ course, question }) => `/courses/${course}/report/${question}`,
    get: signedIn,
    post: { default: { faulty: { id: randomUUID() }, says: `in${' 400'.repeat(7)}` } }
  },
  '/attempts/[attempt]/[item]/report': {
    at: ({ submitted }) => `/attempts/${submitted}/1/report`,
    get: onlyOwner,
    post: {
      default: {
        form: () => ({ id: randomUUID(), words: 'The wrong picture' }),
        faulty: { id: randomUUID() },
        says: 'in 400 no no no no no no'
      }
    }
  },

  // ---------- practice ----------
  '/practice': {
    at: () => '/practice',
    get: signedIn,
    post: { start: { says: `in${' 400'.repeat(7)}` } }
  },
  '/practice/[practice]': {
    at: ({ practice }) => `/practice/${practice}`,
    get: 'in on no no no no no no',
    post: { stop: { says: 'in - no no no no no no' } }
  },
  '/practice/[practice]/[item]': {
    at: ({ practice }) => `/practice/${practice}/1`,
    get: onlyOwner,
    post: {
      answer: { says: `in${' 400'.repeat(7)}` },
      skip: { says: 'in - no no no no no no' }
    }
  },

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

  '/certificates/record': { at: () => '/certificates/record', get: signedIn },

  // ---------- trainers ----------
  '/studio/[course]': { at: ({ course }) => `/studio/${course}`, get: onlyTrainers },
  '/studio/[course]/[module]': {
    at: ({ course, module }) => `/studio/${course}/${module}`,
    get: onlyTrainers,
    post: { try: { says: onlyTrainers.replaceAll('ok', 'no') } }
  },
  '/studio/[course]/reports': {
    at: ({ course }) => `/studio/${course}/reports`,
    get: onlyTrainers
  },
  '/studio/[course]/reports/[report]': {
    at: ({ course, report }) => `/studio/${course}/reports/${report}`,
    get: onlyTrainers,
    post: {
      default: {
        form: () => ({ answer: 'It was mended' }),
        faulty: {},
        says: 'in no no no no no 400 400'
      }
    }
  },
  '/studio/[course]/keys': { at: ({ course }) => `/studio/${course}/keys`, get: onlyTrainers },
  '/studio/[course]/keys/[question]': {
    at: ({ course, changedKey }) => `/studio/${course}/keys/${changedKey}`,
    get: onlyTrainers,
    post: {
      default: {
        form: () => ({ id: randomUUID(), from: 'x', to: 'y' }),
        faulty: {},
        says: 'in no no no no no 400 400'
      }
    }
  },
  '/studio/[course]/source/[...file]': {
    at: ({ course, sourceFile }) => `/studio/${course}/source/${sourceFile}`,
    get: onlyTrainers
  },

  '/studio/specimens/[taxon]': {
    at: () => '/studio/specimens/saiga_tatarica',
    get: onlyTrainers,
    post: {
      review: {
        form: () => ({ approve: '1', edition: 'any' }),
        says: onlyTrainers.replaceAll('ok', '400')
      }
    }
  },

  // ---------- managers ----------
  '/team/export': { at: () => '/team/export?screen=team', get: 'in no no no ok ok no no' },

  '/team/subscriptions/new': {
    at: () => '/team/subscriptions/new?screen=team',
    get: 'in no no no ok ok no no',
    post: { default: { form: newSubscription, faulty: {}, says: 'in no no no 400 400 no no' } }
  },
  '/team/subscriptions/[subscription]': {
    at: ({ subscription }) => `/team/subscriptions/${subscription}`,
    get: 'in no no no ok no no no',
    post: {
      pause: { says: 'in no no no - no no no' },
      resume: { says: 'in no no no - no no no' },
      end: { says: 'in no no no - no no no' },
      send: {
        form: () => ({ wish: randomUUID() }),
        faulty: {},
        says: 'in no no no 400 no no no'
      }
    }
  },

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

  '/team/assignments/new': {
    at: () => '/team/assignments/new',
    get: 'in no no no ok ok no no',
    post: {
      preview: { form: newAssignment, faulty: {}, says: 'in no no no 400 400 no no' },
      assign: { form: newAssignment, faulty: {}, says: 'in no no no 400 400 no no' }
    }
  },
  '/team/assignments/[assignment]': {
    at: ({ assignment }) => `/team/assignments/${assignment}`,
    get: 'in no no no ok no no no',
    post: { end: { says: 'in no no no - no no no' } }
  },
  '/team/trainings/new': {
    at: () => '/team/trainings/new',
    get: 'in no no no ok ok no no',
    post: {
      look: { form: newTraining, faulty: {}, says: 'in no no no 400 400 no no' },
      enter: { form: newTraining, faulty: {}, says: 'in no no no 400 400 no no' }
    }
  },
  '/team/trainings/[training]': {
    at: ({ training }) => `/team/trainings/${training}`,
    get: 'in no no no ok no no no',
    post: {
      attend: { form: attendance, faulty: {}, says: 'in no no no ok no no no' },
      add: { form: () => ({ lines: 'nobody' }), faulty: {}, says: 'in no no no 400 no no no' },
      cancel: { form: () => ({ reason: 'No hall' }), faulty: {}, says: 'in no no no 400 no no no' }
    }
  },
  '/team/trainings/[training]/sheet': {
    at: ({ training }) => `/team/trainings/${training}/sheet`,
    get: 'in no no no ok no no no'
  },
  '/team': { at: () => '/team', get: onlyManagers },
  '/team/overview': { at: () => '/team/overview', get: onlyManagers },
  '/team/recognition': { at: () => '/team/recognition', get: onlyManagers },
  '/team/assignments': { at: () => '/team/assignments', get: onlyManagers },
  '/team/trainings': { at: () => '/team/trainings', get: onlyManagers },
  '/team/reminders': { at: () => '/team/reminders', get: onlyManagers },
  '/team/subscriptions': { at: () => '/team/subscriptions', get: onlyManagers },
  '/team/trail': { at: () => '/team/trail', get: onlyManagers },
  '/team/people/new': {
    at: () => '/team/people/new',
    get: 'in no no no ok ok no no',
    post: {
      default: {
        form: newPerson,
        says: 'in no no no 400 400 no no'
      }
    }
  },
  '/team/people/import': {
    at: () => '/team/people/import',
    get: 'in no no no ok ok no no',
    post: {
      default: { form: () => ({ id: randomUUID() }), says: 'in no no no 400 400 no no' }
    }
  },
  '/team/people/import/[import]': {
    at: ({ managersImport }) => `/team/people/import/${managersImport}`,
    get: 'in no no no ok no no no',
    post: {
      read: { says: 'in no no no - no no no' },
      run: { says: 'in no no no 400 no no no' },
      stop: { says: 'in no no no 400 no no no' },
      undo: { says: 'in no no no 400 no no no' }
    }
  },
  '/team/people/[person]/record': {
    at: ({ owner }) => `/team/people/${owner}/record`,
    get: 'in no no no ok no no no'
  },
  '/team/people/[person]/slip': {
    at: ({ owner }) => `/team/people/${owner}/slip`,
    get: 'in no no no ok no no no',
    post: {
      default: { form: () => ({ token: makeToken().token }), says: 'in no no no - no no no' }
    }
  },

  // ---------- administrators ----------
  '/admin/people/new': {
    at: () => '/admin/people/new',
    get: onlyAdministrators,
    post: {
      default: {
        form: newPerson,
        says: 'in no no no no no no 400'
      }
    }
  },
  '/admin/people/[person]': {
    at: ({ owner }) => `/admin/people/${owner}`,
    get: onlyAdministrators,
    post: {
      edit: { form: () => ({ name: 'Other', badge: 'X-1', language: 'en' }), says: administer },
      move: { form: ({ unit }) => ({ unit }), says: administer },
      grant: { form: () => ({ role: 'administrator' }), says: administer },
      endRole: { form: ({ unit }) => ({ grant: unit }), says: 'in no no no no no no no' },
      invite: {
        form: () => ({ token: makeToken().token }),
        says: 'in no no no no no no -'
      },
      endInvitation: { says: 'in no no no no no no -' },
      signOut: { says: 'in no no no no no no -' },
      leave: { says: 'in no no no no no no -' },
      comeBack: { form: ({ unit }) => ({ unit }), says: administer }
    }
  },
  '/admin/people/import': {
    at: () => '/admin/people/import',
    get: onlyAdministrators,
    post: { default: { form: () => ({ id: randomUUID() }), says: administer } }
  },
  '/admin/people/import/[import]': {
    at: ({ managersImport }) => `/admin/people/import/${managersImport}`,
    get: onlyAdministrators,
    post: {
      read: { says: 'in no no no no no no -' },
      run: { says: administer },
      stop: { says: administer },
      undo: { says: administer }
    }
  },
  '/admin/export': { at: () => '/admin/export?screen=trail', get: onlyAdministrators },
  '/admin/people/[person]/slip': {
    at: ({ owner }) => `/admin/people/${owner}/slip`,
    get: onlyAdministrators,
    post: {
      default: { form: () => ({ token: makeToken().token }), says: 'in no no no no no no -' }
    }
  },
  '/admin/units': {
    at: () => '/admin/units',
    get: onlyAdministrators,
    post: {
      default: {
        form: ({ unit }) => ({ id: randomUUID(), name: 'Nowhere', parent: unit }),
        says: administer
      }
    }
  },
  '/admin/units/[unit]': {
    at: ({ unit }) => `/admin/units/${unit}`,
    get: onlyAdministrators,
    post: {
      rename: { form: () => ({ name: 'Nowhere' }), says: administer },
      move: { says: 'in no no no no no no -' },
      archive: { says: administer },
      reopen: { says: 'in no no no no no no -' },
      grant: {
        form: ({ ids }) => ({ login: ids.owner! }),
        faulty: { login: 'X-nobody' },
        says: administer
      },
      endRole: {
        form: ({ unit, owner }) => ({ grant: unit, person: owner }),
        says: 'in no no no no no no no'
      }
    }
  },
  '/admin/retention': {
    at: () => '/admin/retention',
    get: onlyAdministrators,
    post: {
      set: {
        form: () => ({ id: randomUUID(), years: '50' }),
        faulty: { id: randomUUID(), years: '0' },
        says: administer
      },
      erase: { says: 'in no no no no no no -' }
    }
  },
  '/admin/reminders': {
    at: () => '/admin/reminders',
    get: onlyAdministrators,
    post: {
      set: {
        form: () => ({ id: randomUUID(), part: 'digest', on: '1', weekday: '1' }),
        says: administer
      }
    }
  },
  '/admin/reminders/log': { at: () => '/admin/reminders/log', get: onlyAdministrators },
  '/admin/people': { at: () => '/admin/people', get: onlyAdministrators },
  '/admin/mail': { at: () => '/admin/mail', get: onlyAdministrators },
  '/admin/trail': { at: () => '/admin/trail', get: onlyAdministrators },
  '/admin/reminders/texts/[part]': {
    at: () => '/admin/reminders/texts/digest',
    get: onlyAdministrators,
    post: {
      save: { form: newText, says: administer },
      reset: { form: newText, says: administer },
      preview: { form: newText, says: administer },
      test: { form: newText, says: administer }
    }
  },
  '/admin/mail/[mail]': { at: ({ mail }) => `/admin/mail/${mail}`, get: onlyAdministrators },

  // ---------- ways in ----------
  '/invitation/[token]': {
    at: ({ invitation }) => `/invitation/${invitation}`,
    get: all('ok'),
    post: { default: { says: all('400') } }
  },
  '/reset': { at: () => '/reset', get: all('ok'), post: { default: { says: all('-') } } },
  '/reset/[token]': {
    at: ({ reset }) => `/reset/${reset}`,
    get: all('ok'),
    post: { default: { says: all('400') } }
  },
  '/account': {
    at: () => '/account',
    get: signedIn,
    post: {
      settings: { says: `in${' 400'.repeat(7)}` },
      password: { says: `in${' 400'.repeat(7)}` },
      end: { says: signedIn },
      endOthers: { says: signedIn }
    }
  }
};
