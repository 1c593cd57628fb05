import { plainSetting } from '#lib/domain/specimen/setting.ts';
import type { Setting, Specimen, Surface, View } from '#lib/domain/specimen/specimen.ts';
import { aim, type Camera } from './camera.ts';
import { soiled } from './dirt.ts';
import { makeGround } from './ground.ts';
import { runOfHairs } from './hair.ts';
import { drawAgainstLamp } from './lamp.ts';
import { setLamps } from './light.ts';
import { placeLandmarks, type PlacedLandmark } from './landmarks.ts';
import { develop, makeBrush, makePicture } from './picture.ts';
import { project, type Projected } from './projected.ts';
import { fillSamples, makeSamples, surfaceOf, type Samples } from './samples.ts';
import { lightHair, lightSolid, out, skinOf } from './shade.ts';
import { shadesOf } from './shades.ts';
import { castShadows } from './shadow.ts';
import { shownSurfaces } from './shown.ts';

/** Raise when a picture of the same specimen comes out otherwise: what was kept is then drawn anew. */
export const rendererVersion = 2;

export type StillWish = {
  view: View;
  setting?: Partial<Setting>;
  /** Pixels; the height follows (5 : 4). */
  width: number;
  /** The mat of the pages, or nothing but the shadow. Against the lamp it is always the lit pane. */
  ground?: 'mat' | 'none';
  /** To show several at one scale; left out, the specimen fills its share of the picture. */
  pxPerCm?: number;
};

export type Still = {
  width: number;
  height: number;
  /** RGBA, row by row. */
  data: Uint8ClampedArray;
  /** Along the picture; true everywhere in it. */
  pxPerCm: number;
  /** Part of the key: never sent with the picture. */
  landmarks: PlacedLandmark[];
};

/** A picture of the specimen, the same for the same wish. About half a second at 900 pixels. */
export function drawStill(specimen: Specimen, wish: StillWish): Still {
  const setting = { ...plainSetting, ...wish.setting };
  const { view, width } = wish;
  const surfaces = shownSurfaces(specimen, view);
  const found = aim(specimen, surfaces, { view, setting, width });
  const camera = { ...found, pxPerCm: wish.pxPerCm ?? found.pxPerCm };
  const perPixel = width > 600 ? 2 : 3;
  const parts = surfaces.map((surface) => ({
    surface,
    at: project(runs(surface), camera, perPixel)
  }));
  const samples = makeSamples(
    parts.map(({ at }) => at),
    camera,
    perPixel
  );
  parts.forEach(({ surface, at }, index) => {
    const backs = surface.material.kind === 'hair' ? 'same' : view === 'cut' ? 'inside' : 'none';
    fillSamples(samples, at, soiled(surface, setting.dirt), { number: index + 1, backs });
  });
  const data =
    view === 'lamp'
      ? drawAgainstLamp(samples, parts, camera)
      : drawOnTable(samples, parts, { camera, setting, ground: wish.ground ?? 'mat' });
  const { height, pxPerCm } = camera;
  const landmarks = placeLandmarks(specimen, camera, samples);
  return { width, height, data, pxPerCm, landmarks };
}

const runs = (surface: Surface) =>
  surface.material.kind === 'hair' ? runOfHairs(surface) : surface;

type Table = { camera: Camera; setting: Setting; ground: 'mat' | 'none' };

function drawOnTable(
  samples: Samples,
  parts: { surface: Surface; at: Projected }[],
  { camera, setting, ground }: Table
): Uint8ClampedArray {
  const lamps = setLamps(setting);
  const skins = [undefined, ...parts.map(({ surface }) => skinOf(surface.material))];
  const meshes = parts.map(({ surface, at }) => ({ points: at.points, indices: surface.indices }));
  const shadows = castShadows(meshes, lamps.key, camera.width > 600 ? 1024 : 640);
  const shades = shadesOf(samples, camera, {
    setting,
    shadows,
    isHair: skins.map((skin) => !!skin?.hair)
  });
  const picture = makePicture(camera.width, camera.height);
  const brush = makeBrush(picture, samples);
  const { what, nx, ny, width, height } = samples;
  const lit = { what: 0, nx: 0, ny: 0, shut: 0, shade: 0 };
  for (let row = 0, k = 0; row < height; row++)
    for (let column = 0; column < width; column++, k++) {
      const skin = skins[surfaceOf(what[k]!)];
      if (!skin) continue;
      lit.what = what[k]!;
      lit.nx = nx[k]!;
      lit.ny = ny[k]!;
      lit.shut = shades.shut(column, row);
      lit.shade = shades.shade(column, row);
      if (skin.hair) lightHair(lamps, skin, lit);
      else lightSolid(lamps, skin, lit);
      brush(column, row, out.r, out.g, out.b);
    }
  const floor = Math.max(camera.floor, shades.floor);
  const laid = castShadows(laidDown(meshes, floor), lamps.key, 512);
  return develop(picture, makeGround(camera, { shadows: laid, floor, kind: ground }));
}

/**
 * Nearer to the mat than the specimen truly is: a shadow that touches it shows where it lies, the true
 * one of a bent horn falls beside it.
 */
function laidDown(meshes: { points: Float32Array; indices: Uint32Array }[], floor: number) {
  return meshes.map(({ points, indices }) => {
    const laid = points.slice();
    for (let i = 2; i < laid.length; i += 3) laid[i] = floor + (laid[i]! - floor) * 0.4;
    return { points: laid, indices };
  });
}
