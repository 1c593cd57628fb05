import { through } from '#lib/domain/specimen/form/curve.ts';
import { cos, radians, sin } from '#lib/domain/specimen/form/trig.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { AngledAxis, CurledAxis } from './recipe.ts';

/** Which way the horn grows at `t`, unit length: X outward from the head, Y up, Z forward. */
export function directionOf(axis: AngledAxis | CurledAxis): (t: number) => Point {
  return axis.kind === 'angled' ? angled(axis) : curled(axis);
}

function angled({ out, forward }: AngledAxis): (t: number) => Point {
  const [outward, ahead] = [through(out), through(forward)];
  return (t) => {
    const [a, b] = [radians(outward(t)), radians(ahead(t))];
    return [sin(a) * cos(b), cos(a) * cos(b), sin(b)];
  };
}

function curled({ back, turned, opening }: CurledAxis): (t: number) => Point {
  const [turning, open] = [through(turned), through(opening)];
  return (t) => {
    const a = radians(back + turning(t));
    const b = radians(open(t));
    return [cos(b), cos(a) * sin(b), -sin(a) * sin(b)];
  };
}
