/**
 * Where the first bar begins and the last one ends, in samples: beside the longest paper in the outer parts of the line, which is
 * the quiet zone. What lies beyond it may be the label's own edge.
 */
export function endsOf(flat: Float32Array, half: number): readonly [number, number] {
  const middle = flat.length / 2;
  const [outer, inner] = [Math.max(0, middle - half * 1.1), middle - half * 0.6];
  return [afterPaper(flat, outer, inner), flat.length - 1 - afterPaper(flat.toReversed(), outer, inner)];
}

/** The end of the longest run of paper that ends within a stretch of a line. */
function afterPaper(flat: Float32Array, from: number, to: number): number {
  let longest = 0;
  let end = from;
  let run = 0;
  for (let i = Math.floor(from); i < to; i += 1) {
    if ((flat[i] ?? 0) > 140) {
      run += 1;
      continue;
    }
    if (run > longest) [longest, end] = [run, i];
    run = 0;
  }
  return end;
}

/**
 * Unrolls a code from a can that it covers by so many degrees: equal arcs shrink towards both sides, and stand further away there.
 * The distance follows from the code's size in the frame, for a lens of about 70 degrees.
 */
export function unrolled(
  line: Float32Array,
  degrees: number,
  [from, to]: readonly [number, number],
  width: number,
  rate: number,
): Float32Array {
  const half = ((degrees / 2) * Math.PI) / 180;
  const middle = (from + to) / 2;
  const reach = (to - from) / 2;
  const seen = reach / rate / (0.72 * width);
  const radius = seen / Math.max(0.05, Math.sin(half) - seen * (1 - Math.cos(half)));
  const place = (t: number): number =>
    (radius * Math.sin(t * half)) / (1 + radius * (1 - Math.cos(t * half)));
  const edge = place(1);
  // As many samples as the shrunken sides need to keep what they show.
  const inside = Math.max(2, Math.ceil((2 * reach * half) / Math.sin(half)));
  const quiet = Math.ceil(inside * 0.12);
  const out = new Float32Array(inside + 2 * quiet).fill(255);
  const last = line.length - 1;
  for (let i = 0; i < inside; i += 1) {
    const where = middle + (place((2 * i) / (inside - 1) - 1) / edge) * reach;
    const at = Math.floor(where);
    const here = line[Math.max(0, Math.min(last, at))] ?? 0;
    const next = line[Math.max(0, Math.min(last, at + 1))] ?? 0;
    out[quiet + i] = here + (next - here) * (where - at);
  }
  return out;
}
