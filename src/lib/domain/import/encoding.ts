/** How a file of letters may be written in this region; `label` is what TextDecoder calls it. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'gb18030',
  'koi8-r',
  'ibm866',
  'windows-1252'
] as const;
export type Encoding = (typeof encodings)[number];

/** mark: the file says so itself; sure: it can hardly be another; guess: look at the letters. */
export type Sureness = 'mark' | 'sure' | 'guess';

/** So many bytes are looked at: more would not change the answer. */
const looked = 256 * 1024;

/** The encoding of a file, and how sure that is. `known`: whether a cell is a heading we know. */
export function detectEncoding(
  file: Uint8Array,
  known: (cell: string) => boolean
): { encoding: Encoding; sureness: Sureness } {
  if (starts(file, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', sureness: 'mark' };
  if (starts(file, [0xff, 0xfe])) return { encoding: 'utf-16le', sureness: 'mark' };
  if (starts(file, [0xfe, 0xff])) return { encoding: 'utf-16be', sureness: 'mark' };
  const bytes = file.subarray(0, looked);
  const wide = wideOrder(bytes);
  if (wide) return { encoding: wide, sureness: 'sure' };
  // nearly no other text is by chance well-formed UTF-8
  if (isUtf8(bytes)) return { encoding: 'utf-8', sureness: 'sure' };
  const [best, second] = (['windows-1251', 'gb18030', 'koi8-r', 'ibm866', 'windows-1252'] as const)
    .map((encoding) => ({ encoding, score: score(bytes, encoding, known) }))
    .sort((a, b) => b.score - a.score);
  return {
    encoding: best!.encoding,
    sureness: best!.score - second!.score >= 0.25 ? 'sure' : 'guess'
  };
}

/** The text of a file; what cannot be read is �. A byte order mark is left out. */
export function decode(file: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(file);
}

const starts = (file: Uint8Array, mark: number[]) => mark.every((byte, at) => file[at] === byte);

/** Commas, line ends and Latin letters have an empty byte in UTF-16: before, or behind. */
function wideOrder(bytes: Uint8Array): Encoding | null {
  const empty: [number, number] = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) empty[at % 2]! += 1;
  const least = bytes.length / 50;
  if (empty[1] > least && empty[1] > 5 * empty[0]) return 'utf-16le';
  return empty[0] > least && empty[0] > 5 * empty[1] ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // as a stream: the last letter may be cut in two
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * How much the text looks like what people of the region write, about 0 to 1, and one more for known
 * headings. Chinese: common characters. Else: letters of one script in a word, small after great.
 */
function score(bytes: Uint8Array, encoding: Encoding, known: (cell: string) => boolean): number {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  const foreign = count(text, /\P{ASCII}/gu) || 1;
  const heads = text
    .split(/\r?\n/, 20)
    .join(';')
    .split(/[;,\t]/);
  const headings = Math.min(2, heads.filter((cell) => known(cell)).length) / 2;
  const broken = count(text, /\ufffd/gu) / foreign;
  const natural =
    encoding === 'gb18030' ? commonHan(text) / foreign : wordsOf(text, encoding) / foreign;
  return headings + natural - 5 * broken;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** In GB 2312 the 3,755 common characters stand from B0A1 to D7F9; names need few others. */
function commonHan(text: string): number {
  let common = 0;
  const odd = count(text, /[\u0400-\u04ff\ue000-\uf8ff\u{20000}-\u{3ffff}]/gu);
  for (const letter of text.match(/\p{Script=Han}/gu) ?? []) common += ordinary(letter) ? 1 : -0.5;
  return common + count(text, /[\u3000-\u303f\uff00-\uff65]/gu) - odd;
}

// Frequent in names, posts and headings of the border service; a text read wrongly is of rare ones.
const frequent = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世车王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文姓名邮箱编号单位角色语言日期海关口岸站警徽职务调岗伟芳娜敏静丽强磊军洋艳勇杰娟涛超明霞秀刚英华玉萍红鹏辉斌宇浩凯飞波宁伊尔克什坦吐尔特阿拉霍果斯'
);

const ordinary = (letter: string): boolean => frequent.has(letter);

/** Letters that stand in words as such a language writes them. */
function wordsOf(text: string, encoding: Encoding): number {
  const script = encoding === 'windows-1252' ? /[\u00c0-\u024f]/u : /[\u0400-\u04ff]/u;
  let natural = 0;
  for (const word of text.match(/\p{L}+/gu) ?? []) {
    if (!script.test(word)) continue;
    const cyrillic = /\p{Script=Cyrillic}/u.test(word);
    const mixed = cyrillic && /\p{Script=Latin}/u.test(word);
    const shaped = /^(\p{Lu}?\p{Ll}+|\p{Lu}+)$/u.test(word);
    // Russian lives of vowels; what is read by a wrong table has them seldom
    const vowels = count(
      word,
      cyrillic ? /[аеёиоуыэюяіїәөүұӣӯўАЕЁИОУЫЭЮЯІӘӨҮҰӢӮЎ]/gu : /[aeiouyäöüàâéèêô]/giu
    );
    const sound = word.length < 3 || (vowels > 0 && vowels / word.length <= 0.75);
    const odd = count(word, /[ђѓѕіјљњћќўџЂЃЅЈЉЊЋЌЏ]/gu);
    natural += mixed || !shaped || !sound ? -word.length / 2 : word.length - 2 * odd;
  }
  return natural - count(text, /[\u2500-\u259f]/gu);
}
