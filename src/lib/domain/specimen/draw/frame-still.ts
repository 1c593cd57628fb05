import { plainSetting } from '#lib/domain/specimen/setting.ts';
import type { Specimen } from '#lib/domain/specimen/specimen.ts';
import { aim } from './camera.ts';
import type { StillWish } from './draw-still.ts';
import { placeLandmarks, type PlacedLandmark } from './landmarks.ts';
import { shownSurfaces } from './shown.ts';

/** What is true of a picture before it is drawn; a hundredth of its cost. */
export type StillFrame = {
  width: number;
  height: number;
  pxPerCm: number;
  /** `seen` here: inside the picture and facing the viewer; what stands before it is not known yet. */
  landmarks: PlacedLandmark[];
};

export function frameStill(specimen: Specimen, wish: StillWish): StillFrame {
  const setting = { ...plainSetting, ...wish.setting };
  const { view, width } = wish;
  const found = aim(specimen, shownSurfaces(specimen, view), { view, setting, width });
  const camera = { ...found, pxPerCm: wish.pxPerCm ?? found.pxPerCm };
  const landmarks = placeLandmarks(specimen, camera);
  return { width, height: camera.height, pxPerCm: camera.pxPerCm, landmarks };
}
