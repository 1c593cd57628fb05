/**
 * Sine and cosine that are the same to the last bit in every engine: `Math.sin` may differ between
 * machines, plus and times may not. Right to 1e-11, which is far below a mesh's rounding.
 */
export const sin = (angle: number) => turning(angle, 0);
export const cos = (angle: number) => turning(angle, 1);

export const turn = 6.283185307179586;
export const radians = (degrees: number) => (degrees * turn) / 360;

function turning(angle: number, quarters: number): number {
  const nearest = Math.round(angle * 0.6366197723675814);
  const x = angle - nearest * 1.5707963267948966;
  const y = x * x;
  const quarter = (nearest + quarters) & 3;
  const value =
    quarter & 1
      ? 1 - y * (0.5 - y * (1 / 24 - y * (1 / 720 - y * (1 / 40320 - y / 3628800))))
      : x * (1 - y * (1 / 6 - y * (1 / 120 - y * (1 / 5040 - y * (1 / 362880 - y / 39916800)))));
  return quarter & 2 ? -value : value;
}
