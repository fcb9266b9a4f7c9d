/** Weighted least squares, the slope only. */
export function slopeOf(points: readonly { u: number; v: number; weight: number }[]): number {
  let [w, su, sv, suu, suv] = [0, 0, 0, 0, 0];
  for (const { u, v, weight } of points) {
    w += weight;
    su += weight * u;
    sv += weight * v;
    suu += weight * u * u;
    suv += weight * u * v;
  }
  const spread = suu - (su * su) / w;
  return spread > 0 ? (suv - (su * sv) / w) / spread : 0;
}

/** The middle line of the bars as v = rise + slope u + bend u²: labels lie askew and round cans. */
export function fitParabola(points: readonly { u: number; v: number }[]): {
  rise: number;
  slope: number;
  bend: number;
} {
  let [n, s1, s2, s3, s4, t0, t1, t2] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { u, v } of points) {
    const uu = u * u;
    n += 1;
    s1 += u;
    s2 += uu;
    s3 += uu * u;
    s4 += uu * uu;
    t0 += v;
    t1 += v * u;
    t2 += v * uu;
  }
  const determinant = n * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
  if (Math.abs(determinant) < 1e-3) return { rise: t0 / n, slope: 0, bend: 0 };
  return {
    rise: (t0 * (s2 * s4 - s3 * s3) - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2)) / determinant,
    slope: (n * (t1 * s4 - t2 * s3) - t0 * (s1 * s4 - s3 * s2) + s2 * (s1 * t2 - t1 * s2)) / determinant,
    bend: (n * (s2 * t2 - s3 * t1) - s1 * (s1 * t2 - t1 * s2) + t0 * (s1 * s3 - s2 * s2)) / determinant,
  };
}
