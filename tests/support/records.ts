import type { PersonRecord } from '#lib/domain/record/record.ts';

// Records to be put on paper: one of whom nothing is known, and long ones with the letters of all
// seven languages.

const asOf = new Date('2026-11-23T09:00:00Z');

export const emptyRecord: PersonRecord = {
  asOf,
  person: { id: 'p', name: 'Бек Турдубаев', badge: null, email: null, createdAt: asOf },
  postings: [],
  tasks: [],
  enrolments: [],
  attempts: [],
  certificates: [],
  recognition: [],
  trainings: [],
  allowances: []
};

const names = [
  'Өтеғұлова Әйгерім Нұрғалиқызы',
  'Үсөнбекова Өрүкгүл Ыңтымаккызы',
  'Ҷӯраева Ҳафиза Қурбонӣ Ғуломзода',
  'Oʻgʻiloy Gʻulomova Toʻlqin qizi',
  '欧阳䶮喆翀',
  'Щукина-Объездчикова Ёлка Эмильевна'
];
const titles = [
  'saiga-horn',
  'Рог сайгака',
  '赛加羚羊角：真假鉴别',
  'Киік мүйізі: қорғалатын түрлер'
];

/** A record in which so much happened of everything. */
export function fullRecord(rows: number): PersonRecord {
  const many = <T>(make: (n: number) => T): T[] => Array.from({ length: rows }, (_, n) => make(n));
  const on = (n: number) => new Date(asOf.getTime() - (rows - n) * 86_400_000);
  const name = (n: number) => names[n % names.length]!;
  const title = (n: number) => titles[n % titles.length]!;
  return {
    asOf,
    person: {
      id: 'p',
      name: 'Абдрахманова-Нұрмағамбетова Әйгерім Қуанышбекқызы Өтеғұлова (欧阳 泉)',
      badge: 'KZ-000-117/А',
      email: 'aigerim.otegulova@customs.example.kz',
      createdAt: on(0)
    },
    postings: many((n) => ({
      unit: n % 3 ? 'Қордай бекеті' : 'Пост «Достук-автодорожный», смена №2',
      from: on(n),
      until: n === rows - 1 ? null : on(n + 1)
    })),
    tasks: many((n) => ({
      courseId: title(n),
      programme: n % 5 === 0,
      round: 1 + (n % 3),
      assignedAt: on(n),
      assignedBy: name(n),
      due: n % 4 ? '2026-12-31' : null,
      doneAt: n % 2 ? on(n) : null,
      withdrawnAt: n % 6 === 0 ? on(n) : null,
      withdrawnWhy: n % 6 === 0 ? ('moved' as const) : null
    })),
    enrolments: many((n) => ({
      courseId: title(n),
      startedAt: on(n),
      seenAt: on(n),
      modulesDone: n
    })),
    attempts: many((n) => ({
      courseId: title(n),
      number: 1 + (n % 3),
      startedAt: on(n),
      submittedAt: n % 7 ? on(n) : null,
      revision: 1 + (n % 9),
      renewal: n % 5 === 0,
      rule: { pass: 80, hits: 80, falseAlarms: n % 2 ? 30 : null },
      limits: [
        { name: 'marks', count: 17, of: 20, percent: 85, limit: 80, met: true },
        { name: 'hits', count: 8, of: 10, percent: 80, limit: 80, met: true },
        { name: 'false-alarms', count: 3, of: 10, percent: 30, limit: 30, met: true }
      ],
      passed: n % 3 !== 0,
      corrections: n % 11 === 0 ? 1 : 0
    })),
    certificates: many((n) => ({
      number: `HB-2026-${String(n).padStart(6, '0')}`,
      code: '7K3Q-92MD-0VWX-4TYH',
      titles: { en: title(n), ru: title(n + 1) },
      original: 'en',
      programme: false,
      issuedAt: on(n),
      expiresAt: n % 5 ? on(n + 700) : null,
      revocation:
        n % 4 === 0 ? { at: on(n + 1), by: name(n), reason: 'Сдавал другой человек' } : null
    })),
    recognition: (['horn', 'musk', 'bird', 'cat', 'plant', 'other'] as const)
      .slice(0, rows)
      .map((group, n) => ({
        group,
        hits: 8 - n,
        targets: 10,
        falseAlarms: n,
        harmless: n % 2 ? 12 : 0
      })),
    trainings: many((n) => ({
      id: String(n),
      kind: (['classroom', 'hands-on', 'exercise'] as const)[n % 3]!,
      title: title(n),
      courseId: n % 2 ? 'saiga-horn' : null,
      day: '2026-11-20',
      hours: { begins: '09:00', ends: '12:30', minutes: 210 },
      place: 'Пост Достук, досмотровый зал',
      trainer: name(n),
      topics: n % 3 ? '' : 'пластины, кольца, просвет',
      groups: ['horn'],
      note: '',
      cancelled: n % 9 === 0,
      state: (['present', 'absent', 'excused', null] as const)[n % 4]!,
      attendedMinutes: n % 5 ? null : 60,
      remark: n % 6 ? '' : 'Опоздала на час 🦌'
    })),
    allowances: many((n) => ({
      courseId: n % 2 ? 'saiga-horn' : null,
      extraAttempts: n % 3,
      extraMinutes: 15,
      reason: 'Во время экзамена пропала связь; дежурный подтвердил письменно.',
      madeAt: on(n),
      madeBy: name(n),
      endedAt: n % 5 ? null : on(n + 1)
    }))
  };
}
