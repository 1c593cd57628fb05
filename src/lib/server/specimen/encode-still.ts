import sharp from 'sharp';

export const stillFormats = ['avif', 'webp'] as const;
export type StillFormat = (typeof stillFormats)[number];

/** What a picture may weigh, bytes: on the thin lines of border posts a second is about this much. */
export const mostBytes = 25_000;

/** RGBA as a file of the format, no heavier than `mostBytes`: quality gives way if it must. */
export async function encodeStill(
  { data, width, height }: { data: Uint8ClampedArray; width: number; height: number },
  format: StillFormat
): Promise<Buffer> {
  const raw = { width, height, channels: 4 as const };
  const image = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw });
  for (let quality = format === 'avif' ? 62 : 86; ; quality -= 9) {
    const bytes = await (
      format === 'avif'
        ? image.clone().avif({ quality, effort: 3 })
        : image.clone().webp({ quality, effort: 4, smartSubsample: true })
    ).toBuffer();
    if (bytes.length <= mostBytes || quality < 30) return bytes;
  }
}
