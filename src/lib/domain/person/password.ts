export type PasswordProblem = 'short' | 'long' | 'known' | 'common';

export const leastLength = 10;
const mostLength = 200;

/**
 * What is wrong with a new password, or null. Length is what counts; no composition rules, which
 * only teach people to write Password1!. `known` is what others can look up: name, badge, e-mail.
 */
export function passwordProblem(password: string, known: readonly (string | null)[]) {
  const text = tidyPassword(password);
  if ([...text].length < leastLength) return 'short';
  if (text.length > mostLength) return 'long';
  const bare = strip(text);
  if (known.some((word) => word && isMade(bare, word))) return 'known';
  if (common.has(bare) || new Set(bare).size < 4 || isRun(bare)) return 'common';
  return null;
}

/** The same characters typed on different devices are the same password. */
export function tidyPassword(password: string): string {
  return password.normalize('NFKC');
}

/** Whether the password is the word, its parts, or the word with little added. */
function isMade(bare: string, word: string): boolean {
  const parts = [word, word.split('@')[0] ?? '', ...word.split(/[\s@.]+/)].map(strip);
  return parts.some(
    (part) => part.length >= 4 && bare.includes(part) && bare.length - part.length < 4
  );
}

/** 1234567890, abcdefghij, 9876543210, йцукен is in the list: one step at a time, up or down. */
function isRun(bare: string): boolean {
  const codes = [...bare].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const even = steps.filter((step) => step === steps[0] && Math.abs(step) === 1);
  return even.length >= steps.length - 1;
}

function strip(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-._]/g, '');
}

// the commonest of ten characters and more, here and elsewhere, as `strip` leaves them
const common = new Set(
  `1234567890 0123456789 12345678910 123456789a a123456789 1q2w3e4r5t q1w2e3r4t5 1qaz2wsx3edc
  qwertyuiop qwerty1234 qwerty12345 qwerty123456 qwertyuiop123 asdfghjkl123 zxcvbnm123 1qazxsw23edc
  password12 password123 password1234 passw0rd123 password!! iloveyou12 iloveyou123 adminadmin
  administrator admin12345 welcome123 welcome1234 letmein123 changeme123 football123 superman123
  dragon1234 monkey1234 princess12 sunshine123 1111111111 0987654321 9876543210 1212121212
  1122334455 1234512345 123123123123 12344321 11223344556 147258369 1472583690 741852963 9638527410
  йцукенгшщз йцукен1234 йцукен12345 йцукен123456 фывапролдж ячсмитьбю пароль1234 пароль12345
  парольпароль привет1234 привет12345 любовь1234 наташа1234 таможня123 таможня2024 таможня2025
  таможня2026 customs123 customs1234 customs2024 customs2025 customs2026 hornbook12 hornbook123
  hornbook1234 kyrgyzstan kyrgyzstan1 kazakhstan kazakhstan1 uzbekistan uzbekistan1 tajikistan
  кыргызстан казахстан1 узбекистан таджикистан салам12345 бишкек1234 алматы1234 ташкент123
  woaini1314 5201314520 a1b2c3d4e5 aa12345678 abc1234567 abcd123456 abcd1234567 abc123456789
  qazwsxedc1 qazwsxedcrfv q1w2e3r4t5y6 1q2w3e4r5t6y qweasdzxc1 qweasdzxc123 asdasdasd1 qwe123qwe123`
    .split(/\s+/)
    .filter(Boolean)
);
