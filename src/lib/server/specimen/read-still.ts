import path from 'node:path';
import { rendererVersion } from '#lib/domain/specimen/draw/draw-still.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { plainSetting, settingOf } from '#lib/domain/specimen/setting.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';
import { drawInThread, type PlateJob, type StillJob } from './draw-in-thread.ts';
import type { StillFormat } from './encode-still.ts';
import { findFigures } from './find-figures.ts';
import { unseal, type StillOrder } from './seal.ts';
import { specimenKey } from './secret.ts';
import { findStill, keepStill, makeRoom, stillName, type StillCache } from './still-cache.ts';

/** Widths that are drawn, pixels: of a phone's column and of a plate. */
export const stillWidths = [450, 900] as const;
export type StillWidth = (typeof stillWidths)[number];

export type StillRead =
  | { kind: 'still'; bytes: Buffer; name: string }
  /** `unknown`: not an address of ours. `busy`: too many pictures are being drawn. */
  | { kind: 'refused'; reason: 'unknown' | 'busy' };

/** The picture of an address, from the folder of drawn ones or drawn now. */
export async function readStill(
  db: Db,
  address: string,
  { width, format }: { width: StillWidth; format: StillFormat }
): Promise<StillRead> {
  const order = unseal(address, specimenKey());
  const job = order && (await stillJob(db, order, { width, format }));
  if (!job) return { kind: 'refused', reason: 'unknown' };
  const { name, bytes } = await drawnStill(job);
  return bytes ? { kind: 'still', bytes, name } : { kind: 'refused', reason: 'busy' };
}

/** What is to be drawn; null: the taxon is never drawn. */
export async function stillJob(
  db: Db,
  order: StillOrder,
  size: Pick<StillJob, 'format'> & { width: StillWidth }
): Promise<StillJob | null> {
  const figures = await findFigures(db, order.revision, order.taxon);
  return figures && jobOf(figures, order, size);
}

export function jobOf(
  figures: Figures,
  { seed, view, setting, tone }: Omit<StillOrder, 'revision' | 'taxon'>,
  { width, format }: Pick<StillJob, 'format'> & { width: StillWidth }
): StillJob {
  const lies = setting === 0 ? plainSetting : settingOf(setting);
  return { recipe: sample(figures, seed, { tone }), wish: { view, width, setting: lies }, format };
}

/** Kept or drawn; asked twice at once it is drawn once. Without bytes: too many wait already. */
export async function drawnStill(
  job: StillJob | PlateJob
): Promise<{ name: string; bytes: Buffer | null; drawn: boolean }> {
  const cache = stillCache();
  const name = stillName([rendererVersion, job]);
  const kept = await findStill(cache, name);
  if (kept) return { name, bytes: kept, drawn: false };
  const started = underWay.get(name) ?? drawAndKeep(cache, name, job);
  underWay.set(name, started);
  try {
    return { name, bytes: await started, drawn: true };
  } finally {
    underWay.delete(name);
  }
}

const underWay = new Map<string, Promise<Buffer | null>>();
let sinceRoom = 0;

async function drawAndKeep(cache: StillCache, name: string, job: StillJob | PlateJob) {
  const bytes = await drawInThread(job);
  if (!bytes) return null;
  await keepStill(cache, name, bytes);
  // looked at now and then: a walk through thousands of files
  if (sinceRoom++ % 200 === 0) await makeRoom(cache);
  return bytes;
}

const stillCache = (): StillCache => ({
  folder: path.join(env().DATA_DIR, 'stills'),
  mostBytes: env().STILLS_MB * 1e6
});
