import { createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';

// A reader for the few parts of a spreadsheet, and no more: node has the inflating, what is left is a
// list of names. Libraries that read XLSX either hold the whole sheet in memory or begin to inflate
// before they could refuse; here every part has its limit before its first byte is read.

/** Why a file is not read. */
export type ZipProblem = 'not-zip' | 'too-big' | 'damaged';
export class ZipError extends Error {
  readonly problem: ZipProblem;
  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

interface Part {
  at: number;
  packed: number;
  size: number;
  method: number;
}

export interface Zip {
  has(name: string): boolean;
  /** The part's bytes, unpacked piece by piece. Throws ZipError where there would be more than `most`. */
  read(name: string, most: number): AsyncGenerator<Buffer>;
}

const [centralHead, localHead, endHead] = [0x02014b50, 0x04034b50, 0x06054b50];
const mostParts = 5_000;

/** The parts of a zip file in memory, by name. Nothing is unpacked yet. Throws ZipError. */
export function openZip(file: Buffer): Zip {
  const parts = readParts(file);
  return {
    has: (name) => parts.has(name.toLowerCase()),
    read(name, most) {
      const part = parts.get(name.toLowerCase());
      if (!part) throw new ZipError('damaged');
      // what it says of itself is refused before anything is unpacked
      if (part.size > most) throw new ZipError('too-big');
      return unpack(file, part, most);
    }
  };
}

function readParts(file: Buffer): Map<string, Part> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > mostParts) throw new ZipError('too-big');
  const parts = new Map<string, Part>();
  for (let number = 0; number < count; number++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== centralHead)
      throw new ZipError('damaged');
    const [name, extra, remark] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const text = file.toString('utf8', at + 46, at + 46 + name!);
    parts.set(text.replaceAll('\\', '/').toLowerCase(), {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42)
    });
    at += 46 + name! + extra! + remark!;
  }
  return parts;
}

/** The list stands at the end; a remark of up to 64 kB may follow it. */
function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--)
    if (file.readUInt32LE(at) === endHead) return at;
  throw new ZipError('not-zip');
}

async function* unpack(file: Buffer, part: Part, most: number): AsyncGenerator<Buffer> {
  if (part.at + 30 > file.length || file.readUInt32LE(part.at) !== localHead)
    throw new ZipError('damaged');
  const from = part.at + 30 + file.readUInt16LE(part.at + 26) + file.readUInt16LE(part.at + 28);
  const packed = file.subarray(from, from + part.packed);
  if (packed.length < part.packed) throw new ZipError('damaged');
  if (part.method === 0) {
    if (packed.length > most) throw new ZipError('too-big');
    yield packed;
    return;
  }
  if (part.method !== 8) throw new ZipError('damaged');
  // in pieces: what waits to be read is never more than a piece unpacked
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  const unpacked = Readable.from(pieces(packed))
    .on('error', () => {})
    .pipe(inflate);
  let size = 0;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      size += piece.length;
      // what it says of itself may be a lie
      if (size > most) throw new ZipError('too-big');
      yield piece;
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('damaged');
  } finally {
    inflate.destroy();
  }
}

function* pieces(packed: Buffer): Generator<Buffer> {
  for (let at = 0; at < packed.length; at += 16 * 1024) yield packed.subarray(at, at + 16 * 1024);
}
