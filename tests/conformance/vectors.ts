import { readFileSync } from 'node:fs';
import type { Line } from './flat.ts';

export type Vector = Line & {
  readonly id: string;
  readonly layer: 'core' | 'floor';
  readonly group?: string;
  readonly tags?: readonly string[];
  readonly expect: Readonly<Record<string, unknown>>;
};

const file = new URL('data/gs1-vectors.json', import.meta.url);

export const vectors = (JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Vector[] }).vectors;

/** Coupons (8110, 8112) are read as text; their inner grammar is out of scope. */
export const core = vectors.filter(({ layer, tags }) => layer === 'core' && !tags?.includes('coupon'));

export const floor = vectors.filter(({ layer }) => layer === 'floor');
