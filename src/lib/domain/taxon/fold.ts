/**
 * A name as it is compared: without case, accents, apostrophes and hyphens, and with the letters that a
 * Russian keyboard lacks as they are typed on one (ақбөкен: акбокен, ҷайрон: чайрон).
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[әғқңөұүһҳҷӣӯіўʻʼ’‘'`-]/g, (letter) => typed[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const typed: Record<string, string> = {
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' },
  ...{ ҳ: 'х', ҷ: 'ч', ӣ: 'и', ӯ: 'у', ў: 'у' }
};

/** A folded name in Latin letters, as it is typed where there is no other keyboard: акбокен, akboken. */
export const inLatin = (folded: string): string =>
  folded.replace(/[а-яё]/g, (letter) => latin[letter] ?? letter);

const latin: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
  ...{ ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' }
};
