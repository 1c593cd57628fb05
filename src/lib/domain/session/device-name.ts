/**
 * A device as its owner would name it, "Firefox, Windows", from a User-Agent. Product names are
 * the same in all languages; what is not known is left out, so the text may be empty.
 */
export function deviceName(userAgent: string | null): string {
  const agent = userAgent ?? '';
  const browser = first(browsers, agent);
  const system = first(systems, agent);
  return [browser, system].filter(Boolean).join(', ');
}

// order matters: every browser calls itself Safari or Chrome too
const browsers: [RegExp, string][] = [
  [/YaBrowser\//, 'Yandex'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/MiuiBrowser\//, 'Mi Browser'],
  [/UCBrowser\//, 'UC Browser'],
  [/MicroMessenger\//, 'WeChat'],
  [/OPR\/|Opera/, 'Opera'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari']
];

const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux']
];

function first(list: [RegExp, string][], agent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(agent))?.[1];
}
