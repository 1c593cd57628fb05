// where most of our people are, first
const near = [
  'Asia/Bishkek',
  'Asia/Almaty',
  'Asia/Dushanbe',
  'Asia/Tashkent',
  'Asia/Shanghai',
  'Asia/Urumqi'
];

/** The IANA time zones to choose from: Central Asia first, then all by name. */
export function timeZones(): string[] {
  return [
    ...near,
    'UTC',
    ...Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone) && zone !== 'UTC')
  ];
}

/** Whether a text names a time zone that can be kept on an account. */
export const isTimeZone = (text: string): boolean => timeZones().includes(text);
