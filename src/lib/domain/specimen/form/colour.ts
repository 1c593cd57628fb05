/** Linear red, green and blue, 0 to 1: colours are mixed in light, not in screen values. */
export type Colour = [number, number, number];

export function colourOf(hex: string): Colour {
  const part = (at: number) => linear(parseInt(hex.slice(at, at + 2), 16));
  return [part(1), part(3), part(5)];
}

/** Mixes into `into` and returns it: colours are mixed a million times a specimen. */
export function blend(into: Colour, other: Colour, share: number): Colour {
  into[0] += (other[0] - into[0]) * share;
  into[1] += (other[1] - into[1]) * share;
  into[2] += (other[2] - into[2]) * share;
  return into;
}

export function dim(into: Colour, times: number): Colour {
  into[0] *= times;
  into[1] *= times;
  into[2] *= times;
  return into;
}

/** The colour at a share of the way through a list of colours. */
export function along(hexes: string[], share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (hexes.length - 1);
  const low = Math.min(Math.floor(place), Math.max(0, hexes.length - 2));
  return between(hexes[low]!, hexes[low + 1] ?? hexes[low]!, place - low);
}

export function between(from: string, to: string, share: number): string {
  const part = (at: number) => {
    const [a, b] = [from, to].map((hex) => parseInt(hex.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** sRGB 0 to 255. A table, not a power: powers may differ in the last bit between machines. */
export function toByte(light: number): number {
  return bytes[light <= 0 ? 0 : light >= 1 ? 4096 : Math.round(light * 4096)]!;
}

const lights = Array.from({ length: 256 }, (_, byte) => linear(byte));
const bytes = Uint8Array.from({ length: 4097 }, (_, step) => nearestByte(step / 4096));

/** sRGB's curve within a thousandth, by products and roots: the exact one needs a power of 2.4. */
function linear(byte: number): number {
  const s = byte / 255;
  return s * (s * (s * 0.305306011 + 0.682171111) + 0.012522878);
}

function nearestByte(light: number): number {
  let byte = 0;
  while (byte < 255 && (lights[byte]! + lights[byte + 1]!) / 2 < light) byte++;
  return byte;
}
