import type { Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { dayPass, type DayPass } from './day-pass.ts';
import { lampPass, type LampPass } from './lamp-pass.ts';
import type { Look } from './look.ts';
import { loadModel, type Model } from './model.ts';
import { turningOf, type Turning } from './turning.ts';

/** One picture to paint; sizes in real pixels, `perCm` of them make a centimetre. */
export type Frame = {
  look: Look;
  width: number;
  height: number;
  perCm: number;
  /** With shadows; without, it takes half the time. */
  fine: boolean;
};

/** What both passes are told: a frame, worked out. */
export type Shot = Frame & {
  model: Model;
  turning: Turning;
  /** Clip space a centimetre. */
  scale: [number, number];
  /** The saw's plane in the specimen's directions: what lies beyond is gone. */
  saw: [number, number, number, number];
  sawn: boolean;
};

/**
 * Paints specimens into one hidden canvas, whoever shows them: a page has one graphics context and one
 * set of shaders however many specimens stand on it, and pictures outlive a lost context.
 */
export type Painter = {
  canvas: HTMLCanvasElement;
  canLamp: boolean;
  load: (specimen: Specimen) => () => Model;
  paint: (model: Model, frame: Frame) => void;
  /** Waits until the last picture is really painted: for measuring, and only for that. */
  wait: () => void;
  isLost: () => boolean;
  /** Calls when what was painted must be painted again. */
  onRestored: (again: () => void) => void;
};

/** null: this browser has no WebGL 2. */
export function openPainter(): Painter | null {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { antialias: false, powerPreference: 'low-power' });
  if (!gl) return null;
  const again: (() => void)[] = [];
  // counts the contexts there have been: what was loaded into an earlier one is gone
  let life = 0;
  let passes = makePasses(gl);
  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
  canvas.addEventListener('webglcontextrestored', () => {
    life++;
    passes = makePasses(gl);
    for (const paintAgain of again) paintAgain();
  });

  return {
    canvas,
    canLamp: passes.lamp !== null,
    load(specimen) {
      let [model, born] = [loadModel(gl, specimen), life];
      return () => {
        if (born !== life) [model, born] = [loadModel(gl, specimen), life];
        return model;
      };
    },
    paint(model, frame) {
      if (canvas.width !== frame.width || canvas.height !== frame.height) {
        canvas.width = frame.width;
        canvas.height = frame.height;
      }
      const shot = shotOf(model, frame);
      const lit = frame.look.lamp && passes.lamp !== null;
      passes.day(shot, lit ? 0 : 1);
      if (lit) passes.lamp!(shot);
    },
    wait: () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)),
    isLost: () => gl.isContextLost(),
    onRestored: (listener) => void again.push(listener)
  };
}

function makePasses(gl: WebGL2RenderingContext): { day: DayPass; lamp: LampPass | null } {
  return { day: dayPass(gl), lamp: lampPass(gl) };
}

function shotOf(model: Model, frame: Frame): Shot {
  const { look, width, height, perCm } = frame;
  const { saw } = model;
  const sawn = look.cut && saw !== null;
  const [x, y, z] = sawn ? saw.facing : ([0, 0, 0] as Point);
  return {
    ...frame,
    model,
    turning: turningOf(look),
    scale: [(2 * perCm) / width, (2 * perCm) / height],
    saw: sawn
      ? [x, y, z, x * saw.middle[0] + y * saw.middle[1] + z * saw.middle[2] + 1e-4]
      : [0, 0, 0, 1],
    sawn
  };
}
