import { runOfHairs } from '#lib/domain/specimen/draw/hair.ts';
import type { Material, Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { places } from './program.ts';
import { sawOf, type Saw } from './saw.ts';

/** A specimen in the memory of the graphics card. */
export type Model = {
  parts: Part[];
  middle: Point;
  /** Nothing of it lies farther from the middle, cm. */
  reach: number;
  /** Where it is sawn in the view `cut`; null: it never is. */
  saw: Saw | null;
  free: () => void;
};

export type Part = { array: WebGLVertexArrayObject; count: number; material: Material };

export function loadModel(gl: WebGL2RenderingContext, specimen: Specimen): Model {
  const buffers: WebGLBuffer[] = [];
  const fill = (target: number, data: AllowSharedBufferSource) => {
    const buffer = gl.createBuffer();
    gl.bindBuffer(target, buffer);
    gl.bufferData(target, data, gl.STATIC_DRAW);
    buffers.push(buffer);
  };
  const parts = specimen.surfaces.map((surface): Part => {
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    fill(gl.ARRAY_BUFFER, surface.positions);
    gl.vertexAttribPointer(places.position, 3, gl.FLOAT, false, 0, 0);
    fill(
      gl.ARRAY_BUFFER,
      surface.material.kind === 'hair' ? runOfHairs(surface).normals : surface.normals
    );
    gl.vertexAttribPointer(places.normal, 3, gl.FLOAT, false, 0, 0);
    fill(gl.ARRAY_BUFFER, surface.colours);
    gl.vertexAttribPointer(places.colour, 3, gl.UNSIGNED_BYTE, true, 0, 0);
    for (const place of Object.values(places)) gl.enableVertexAttribArray(place);
    fill(gl.ELEMENT_ARRAY_BUFFER, surface.indices);
    gl.bindVertexArray(null);
    return { array, count: surface.indices.length, material: surface.material };
  });
  const free = () => {
    for (const { array } of parts) gl.deleteVertexArray(array);
    for (const buffer of buffers) gl.deleteBuffer(buffer);
  };
  return { parts, ...extentOf(specimen), saw: sawOf(specimen), free };
}

/** The middle of its box, and how far it reaches from there. */
export function extentOf({ surfaces }: Specimen): { middle: Point; reach: number } {
  const least: Point = [Infinity, Infinity, Infinity];
  const most: Point = [-Infinity, -Infinity, -Infinity];
  for (const { positions } of surfaces)
    for (let i = 0; i < positions.length; i++) {
      const axis = (i % 3) as 0 | 1 | 2;
      const value = positions[i]!;
      if (value < least[axis]) least[axis] = value;
      if (value > most[axis]) most[axis] = value;
    }
  const half = (axis: 0 | 1 | 2) => (most[axis] - least[axis]) / 2;
  const middle: Point = [least[0] + half(0), least[1] + half(1), least[2] + half(2)];
  return { middle, reach: Math.hypot(half(0), half(1), half(2)) * 1.02 };
}
