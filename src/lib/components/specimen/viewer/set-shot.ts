import type { Shot } from './painter.ts';
import type { Program } from './program.ts';

/** Tells a program what every pass must know. */
export function setShot(gl: WebGL2RenderingContext, { program, at }: Program, shot: Shot): void {
  const [right, up, toward] = shot.turning;
  gl.useProgram(program);
  // by columns
  gl.uniformMatrix3fv(
    at['turning']!,
    false,
    [0, 1, 2].flatMap((axis) => [right[axis]!, up[axis]!, toward[axis]!])
  );
  gl.uniform3fv(at['middle']!, shot.model.middle);
  gl.uniform2fv(at['at']!, shot.look.at);
  gl.uniform2fv(at['perCm']!, shot.scale);
  gl.uniform1f(at['reach']!, shot.model.reach);
  gl.uniform4fv(at['saw']!, shot.saw);
}
