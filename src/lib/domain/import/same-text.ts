/** A text as it is compared with others: the case, the kind of spaces and of quotes do not matter. */
export function sameText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[ʻʼ‘’`´]/g, "'")
    .replace(/[\s\u00a0_]+/g, ' ')
    .replace(/^[\s"«»“”*№#.:]+|[\s"«»“”*:.]+$/g, '')
    .trim();
}
