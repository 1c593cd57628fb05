import { seenParts } from './day-pass.ts';
import type { Shot } from './painter.ts';
import { makeProgram, places } from './program.ts';
import { setShot } from './set-shot.ts';
import {
  lampFragment,
  lampUniforms,
  lampVertex,
  throughFragment,
  throughUniforms,
  throughVertex
} from './shaders.ts';
import { dot, times } from './turning.ts';

/** Multiplies what comes through by what is painted: how much of it is bent aside. */
export type LampPass = (shot: Shot) => void;

/** How far light is scattered on its way, cm: nobody measured it; the drawing of the stills agrees. */
const scattered = 0.05;

/** null: this graphics card cannot add up depths, so the lamp is only had as a still. */
export function lampPass(gl: WebGL2RenderingContext): LampPass | null {
  if (!gl.getExtension('EXT_color_buffer_float')) return null;
  // half floats are added everywhere, to a tenth of a millimetre
  const type = gl.getExtension('EXT_float_blend') ? gl.RGBA32F : gl.RGBA16F;
  const through = makeProgram(gl, throughVertex, throughFragment, throughUniforms);
  const lamp = makeProgram(gl, lampVertex, lampFragment, lampUniforms);
  const frame = gl.createFramebuffer();
  const whole = wholeStage(gl);
  let ways: WebGLTexture | null = null;
  let size = '';

  return (shot) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    fit(shot);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE);
    setShot(gl, through, shot);
    gl.uniform4fv(through.at['plane']!, planeOf(shot));
    for (const { array, count, material } of seenParts(shot)) {
      if (material.kind === 'cut') continue;
      gl.uniform3fv(through.at['absorb']!, material.absorb);
      gl.uniform1i(through.at['isHair']!, Number(material.kind === 'hair'));
      gl.bindVertexArray(array);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, 0);
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.blendFuncSeparate(gl.DST_COLOR, gl.ZERO, gl.ZERO, gl.ONE);
    gl.useProgram(lamp.program);
    gl.uniform1f(lamp.at['blur']!, scattered * shot.perCm);
    gl.bindTexture(gl.TEXTURE_2D, ways);
    gl.bindVertexArray(whole);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.disable(gl.BLEND);
  };

  function fit({ width, height }: Shot) {
    if (size === `${width} ${height}`) return;
    size = `${width} ${height}`;
    gl.deleteTexture(ways);
    ways = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, ways);
    gl.texStorage2D(gl.TEXTURE_2D, 1, type, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, ways, 0);
  }
}

/** Where depths are counted from: the saw's plane, or the middle of what is whole. */
function planeOf({ model, sawn, turning }: Shot): [number, number, number, number] {
  if (!sawn || !model.saw) return [0, 0, 0, 0];
  const { facing, middle } = model.saw;
  const [x, y, z] = times(turning, facing);
  // seen along the cut there is no way to it
  if (Math.abs(z) < 0.05) return [0, 0, 0, 0];
  return [x / z, y / z, 0, (dot(facing, middle) - dot(facing, model.middle)) / z];
}

/** One triangle over everything. */
function wholeStage(gl: WebGL2RenderingContext): WebGLVertexArrayObject {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.vertexAttribPointer(places.position, 2, gl.FLOAT, false, 0, 0);
  gl.enableVertexAttribArray(places.position);
  gl.bindVertexArray(null);
  return array;
}
