import type { Language } from '#lib/domain/language.ts';
import type { RoleName } from '#lib/server/db/schema.ts';

/** When the demo agency began: before its oldest certificate, which has already ended. */
export const demoBegan = (now: Date): Date => new Date(now.getTime() - 900 * 24 * 3_600_000);

/** The demo agency: one agency, two regions, three posts. `under` names the unit above. */
export const demoUnits = [
  { key: 'agency', name: 'Customs Service (demonstration)', under: null },
  { key: 'south', name: 'Osh region', under: 'agency' },
  { key: 'east', name: 'Naryn region', under: 'agency' },
  { key: 'dostuk', name: 'Dostuk', under: 'south' },
  { key: 'irkeshtam', name: 'Irkeshtam', under: 'south' },
  { key: 'torugart', name: 'Torugart', under: 'east' }
] as const;

export type DemoUnit = (typeof demoUnits)[number]['key'];

/** Who the sign-in page of a demo lets in by one click, by badge number. */
export const demoDoors = {
  officer: 'KG-1001',
  trainer: 'KG-0102',
  manager: 'KG-0103',
  administrator: 'KG-0104'
} as const satisfies Record<RoleName, string>;

export interface DemoPerson {
  name: string;
  badge: string;
  unit: DemoUnit;
  language: Language;
  /** The share of questions they would answer rightly on first sight, 0 to 1. */
  skill: number;
  /** How far they have come: modules read, and how often they sat the exam. */
  path: DemoPath;
  /** Besides officer. A manager is one over the unit named. */
  role?: { role: Exclude<RoleName, 'officer'>; over?: DemoUnit };
}

/**
 * untouched: invited, never came; begun: some modules; ready: all modules, no exam yet;
 * passed: now certified; ending: certificate ends within weeks; expired: has ended;
 * failed: sat it and fell short; revoked: certificate withdrawn by the manager.
 */
export type DemoPath =
  'untouched' | 'begun' | 'ready' | 'passed' | 'ending' | 'expired' | 'failed' | 'revoked';

/** The people one can be: kept apart, because their histories are told in the README's tour. */
const named: DemoPerson[] = [
  { ...at('dostuk', 'KG-1001', 'Айгүл Асанова', 'ru'), skill: 0.8, path: 'begun' },
  { ...at('torugart', 'KG-1101', 'Бек Турдубаев', 'ru'), skill: 0.9, path: 'passed' },
  {
    ...at('agency', 'KG-0102', 'Ерлан Қасымов', 'ru'),
    ...{ skill: 0.95, path: 'untouched', role: { role: 'trainer' } }
  },
  {
    ...at('south', 'KG-0103', 'Чолпон Жумабекова', 'ru'),
    ...{ skill: 0.9, path: 'passed', role: { role: 'manager', over: 'south' } }
  },
  {
    ...at('agency', 'KG-0104', 'Фарида Раҳимова', 'en'),
    ...{ skill: 0.7, path: 'untouched', role: { role: 'administrator' } }
  },
  {
    ...at('east', 'KG-0105', 'Динара Өмүралиева', 'ru'),
    ...{ skill: 0.85, path: 'begun', role: { role: 'manager', over: 'east' } }
  }
];

const others: Record<'dostuk' | 'irkeshtam' | 'torugart', [string, DemoPath][]> = {
  dostuk: [
    ['Нурлан Сыдыков', 'passed'],
    ['Жылдыз Кадырова', 'passed'],
    ['Анвар Юлдашев', 'begun'],
    ['Gulbahor Toʻraqulova', 'passed'],
    ['Сергей Ким', 'ending'],
    ['Азамат Эргешов', 'failed'],
    ['Мирлан Токтосунов', 'untouched'],
    ['Назира Маматова', 'ready'],
    ['Тилек Бообеков', 'passed'],
    ['Зарина Абдуллаева', 'expired'],
    ['Улан Шаршеев', 'begun'],
    ['Салтанат Исаева', 'passed'],
    ['Ҷамшед Раҳимов', 'revoked']
  ],
  irkeshtam: [
    ['Мээрим Ысакова', 'begun'],
    ['Кубаныч Алымкулов', 'failed'],
    ['Өтеғұлова Әйгерім', 'passed'],
    ['Болот Чекиров', 'untouched'],
    ['Айзада Сатыбалдиева', 'untouched'],
    ['Даврон Назаров', 'begun'],
    ['Эмиль Жээнбаев', 'ready'],
    ['Наталья Пак', 'passed'],
    ['Сыймык Осмонов', 'failed'],
    ['Гүлзат Мамбетова', 'ending']
  ],
  torugart: [
    ['Канат Дүйшөнов', 'passed'],
    ['Аида Токомбаева', 'passed'],
    ['Рустам Хакимов', 'begun'],
    ['王丽', 'passed'],
    ['Максат Абдраев', 'untouched'],
    ['Жаныл Кожомкулова', 'ready'],
    ['Тимур Валиев', 'failed'],
    ['Айбек Сулайманов', 'expired'],
    ['Чынара Бекова', 'begun'],
    ['Олег Цой', 'passed'],
    ['Нурзат Орозбекова', 'begun']
  ]
};

const skills: Record<DemoPath, number> = {
  untouched: 0.6,
  begun: 0.7,
  ready: 0.75,
  passed: 0.92,
  ending: 0.9,
  expired: 0.9,
  failed: 0.5,
  revoked: 0.92
};

/** Everybody of the demo agency, about forty. */
export const demoPeople: DemoPerson[] = [
  ...named,
  ...Object.entries(others).flatMap(([unit, people], post) =>
    people.map(([name, path], i) => ({
      ...at(unit as DemoUnit, `KG-${1002 + 100 * post + i}`, name, i % 4 === 3 ? 'en' : 'ru'),
      ...{ path, skill: skills[path] }
    }))
  )
];

function at(unit: DemoUnit, badge: string, name: string, language: Language) {
  return { unit, badge, name, language };
}
