// Node writes UTF-8 and UTF-16 only: the tables of the others are turned round.

const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  let table = tables.get(encoding);
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder(encoding);
  for (let one = 0; one < 256; one++) {
    const letter = decoder.decode(Uint8Array.of(one));
    if (!letter.includes('\ufffd')) table.set(letter, [one]);
    if (!encoding.startsWith('gb') || one < 0x81 || one === 0xff) continue;
    for (let two = 0x40; two < 0xff; two++) {
      const both = decoder.decode(Uint8Array.of(one, two));
      if ([...both].length === 1 && both !== '\ufffd') table.set(both, [one, two]);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** A text in the bytes of an encoding, as Excel would save it: what it does not have becomes "?". */
export function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(encoding);
  return Buffer.from([...text].flatMap((letter) => table.get(letter) ?? [0x3f]));
}
