import { plainSetting } from '#lib/domain/specimen/setting.ts';
import type { Setting, Specimen, Surface, View } from '#lib/domain/specimen/specimen.ts';
import { aim, type Camera } from './camera.ts';
import { soiled } from './dirt.ts';
import { makeGround } from './ground.ts';
import { runOfHairs } from './hair.ts';
import { drawAgainstLamp } from './lamp.ts';
import { setLamps } from './light.ts';
import { placeLandmarks, type PlacedLandmark } from './landmarks.ts';
import { occlusion } from './occlusion.ts';
import { develop, makeBrush, makePicture } from './picture.ts';
import { thinOut } from './pixels.ts';
import { project, type Projected } from './projected.ts';
import { fillSamples, makeSamples, surfaceOf, type Samples } from './samples.ts';
import { lightHair, lightSolid, out, skinOf } from './shade.ts';
import { castShadows, hidden, type ShadowMap } from './shadow.ts';
import { shownSurfaces } from './shown.ts';

/** Raise when a picture of the same specimen comes out otherwise: what was kept is then drawn anew. */
export const rendererVersion = 1;

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
  const samples = makeSamples(width * perPixel, camera.height * perPixel);
  const parts = surfaces.map((surface) => ({
    surface,
    at: project(runs(surface), camera, perPixel)
  }));
  parts.forEach(({ surface, at }, index) => {
    const backs = surface.material.kind === 'hair' ? 'same' : view === 'cut' ? 'inside' : 'none';
    fillSamples(samples, at, soiled(surface, setting.dirt), { number: index + 1, backs });
  });
  const data =
    view === 'lamp'
      ? drawAgainstLamp(samples, parts, camera, perPixel)
      : drawOnTable(samples, parts, { camera, perPixel, setting, ground: wish.ground ?? 'mat' });
  const { height, pxPerCm } = camera;
  const landmarks = placeLandmarks(specimen, camera, { samples, perPixel });
  return { width, height, data, pxPerCm, landmarks };
}

const runs = (surface: Surface) =>
  surface.material.kind === 'hair' ? runOfHairs(surface) : surface;

type Table = { camera: Camera; perPixel: number; setting: Setting; ground: 'mat' | 'none' };

function drawOnTable(
  samples: Samples,
  parts: { surface: Surface; at: Projected }[],
  { camera, perPixel, setting, ground }: Table
): Uint8ClampedArray {
  const lamps = setLamps(setting);
  const skins = [undefined, ...parts.map(({ surface }) => skinOf(surface.material))];
  const pixels = thinOut(
    samples,
    perPixel,
    skins.map((skin) => skin?.hair ?? false)
  );
  const meshes = parts.map(({ surface, at }) => ({ points: at.points, indices: surface.indices }));
  const shadows = castShadows(meshes, lamps.key, camera.width > 600 ? 1024 : 640);
  const size = (camera.width * setting.fill) / camera.pxPerCm;
  const shut = occlusion(pixels, camera.pxPerCm, [0.012 * size, 0.035 * size, 0.1 * size]);
  const shade = shadesOf(pixels, camera, shadows);
  const picture = makePicture(camera.width, camera.height);
  const brush = makeBrush(picture, perPixel);
  const { what, nx, ny, width, height } = samples;
  const lit = { what: 0, nx: 0, ny: 0, shut: 0, shade: 0 };
  for (let row = 0, k = 0; row < height; row++) {
    const line = Math.floor(row / perPixel) * pixels.width;
    for (let column = 0; column < width; column++, k++) {
      const skin = skins[surfaceOf(what[k]!)];
      if (!skin) continue;
      const pixel = line + Math.floor(column / perPixel);
      lit.what = what[k]!;
      lit.nx = nx[k]!;
      lit.ny = ny[k]!;
      lit.shut = shut[pixel]!;
      lit.shade = shade[pixel]!;
      if (skin.hair) lightHair(lamps, skin, lit);
      else lightSolid(lamps, skin, lit);
      brush(column, row, out.r, out.g, out.b);
    }
  }
  return develop(
    picture,
    makeGround(camera, { shadows, floor: Math.max(camera.floor, floorOf(pixels)), kind: ground })
  );
}

/** The mat touches the lowest part that is seen. */
function floorOf({ z }: { z: Float32Array }) {
  let low = Infinity;
  for (const depth of z) if (depth > -Infinity && depth < low) low = depth;
  return low;
}

function shadesOf(
  { width, height, z, normals, surface }: ReturnType<typeof thinOut>,
  { pxPerCm }: Camera,
  shadows: ShadowMap
): Float32Array {
  const shades = new Float32Array(width * height);
  const reach = (shadows.size / shadows.scale) * 0.02;
  const off = 1.5 / shadows.scale;
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      if (!surface[at]) continue;
      const x = (column + 0.5 - width / 2) / pxPerCm + normals[at * 3]! * off;
      const y = (height / 2 - row - 0.5) / pxPerCm + normals[at * 3 + 1]! * off;
      const depth = z[at]! + normals[at * 3 + 2]! * off;
      const spin = (((row & 3) * 4 + (column & 3)) * 7) / 16;
      shades[at] = hidden(shadows, [x, y, depth], { breadth: 0.3, reach, spin });
    }
  return shades;
}
