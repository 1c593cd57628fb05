import type { Part } from './model.ts';
import type { Shot } from './painter.ts';
import { makeProgram } from './program.ts';
import { setShot } from './set-shot.ts';
import {
  dayFragment,
  dayUniforms,
  dayVertex,
  shadowFragment,
  shadowUniforms,
  shadowVertex
} from './shaders.ts';

/** Paints by daylight; `bright` 0: only how light from behind is bent aside, for the lamp's pass. */
export type DayPass = (shot: Shot, bright: 0 | 1) => void;

const mapSize = 1024;
/** From the upper left, before the picture: rows are the light's right, up and away from it. */
const lit = columns([
  [0.77, 0, 0.638],
  [-0.413, -0.762, 0.499],
  [0.486, -0.648, -0.586]
]);

export function dayPass(gl: WebGL2RenderingContext): DayPass {
  const day = makeProgram(gl, dayVertex, dayFragment, dayUniforms);
  const shadow = makeProgram(gl, shadowVertex, shadowFragment, shadowUniforms);
  const { map, frame } = shadowMap(gl);

  return (shot, bright) => {
    const hasShadows = shot.fine && bright === 1;
    gl.enable(gl.DEPTH_TEST);
    gl.disable(gl.BLEND);
    if (hasShadows) castShadows(shot);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, shot.width, shot.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    setShot(gl, day, shot);
    gl.uniformMatrix3fv(day.at['lit']!, false, lit);
    gl.uniform1f(day.at['bright']!, bright);
    gl.uniform1i(day.at['hasShadows']!, Number(hasShadows));
    gl.bindTexture(gl.TEXTURE_2D, map);
    for (const part of seenParts(shot)) {
      const { gloss, absorb, kind } = part.material;
      gl.uniform1i(day.at['isFace']!, Number(kind === 'cut'));
      gl.uniform1i(day.at['isHair']!, Number(kind === 'hair'));
      gl.uniform1f(day.at['gloss']!, kind === 'cut' ? gloss * 0.4 : gloss);
      const [red, green, blue] = absorb;
      const waxy = kind === 'hair' ? 0 : 1.1 - (red + green + blue) / 30;
      gl.uniform1f(day.at['waxy']!, Math.min(1, Math.max(0, waxy)));
      draw(part);
    }
  };

  function castShadows(shot: Shot) {
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.viewport(0, 0, mapSize, mapSize);
    gl.clear(gl.DEPTH_BUFFER_BIT);
    setShot(gl, shadow, shot);
    gl.uniformMatrix3fv(shadow.at['lit']!, false, lit);
    // a face does not throw its shadow on itself
    gl.enable(gl.POLYGON_OFFSET_FILL);
    gl.polygonOffset(2.5, 6);
    for (const part of seenParts(shot)) draw(part);
    gl.disable(gl.POLYGON_OFFSET_FILL);
  }

  function draw({ array, count }: Part) {
    gl.bindVertexArray(array);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, 0);
  }
}

/** Cut faces are only seen where the specimen is sawn. */
export const seenParts = ({ model, sawn }: Shot) =>
  model.parts.filter(({ material }) => sawn || material.kind !== 'cut');

function shadowMap(gl: WebGL2RenderingContext) {
  const map = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, map);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.DEPTH_COMPONENT24, mapSize, mapSize);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  const frame = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.TEXTURE_2D, map, 0);
  return { map, frame };
}

function columns(rows: [number[], number[], number[]]): number[] {
  return [0, 1, 2].flatMap((axis) => rows.map((row) => row[axis]!));
}
