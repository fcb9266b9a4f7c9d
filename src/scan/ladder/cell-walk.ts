import type { Cells } from './cells.ts';

/** Cells above a floor, strongest first. */
export function orderBy(values: Float32Array, floor: number): number[] {
  const order: number[] = [];
  for (let i = 0; i < values.length; i += 1) if ((values[i] ?? 0) > floor) order.push(i);
  return order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
}

/** The four cells beside one. */
export function neighbours({ columns, rows }: Cells, at: number): number[] {
  const column = at % columns;
  const row = (at - column) / columns;
  const found: number[] = [];
  if (column > 0) found.push(at - 1);
  if (column < columns - 1) found.push(at + 1);
  if (row > 0) found.push(at - columns);
  if (row < rows - 1) found.push(at + columns);
  return found;
}
