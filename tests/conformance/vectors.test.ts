import { describe, expect, test } from 'vitest';
import { flatReading } from './flat.ts';
import { type Vector, core, floor } from './vectors.ts';
import { wrongKinds } from './wrong-vectors.ts';

const today = '2026-11-21';
const read = (vector: Vector) => flatReading(vector, today);

/** The vectors that fail a question, as lines that say what came out. */
function failures(vectors: readonly Vector[], wanted: (vector: Vector) => Readonly<Record<string, unknown>>) {
  return vectors.flatMap((vector) => {
    const got = read(vector);
    return Object.entries(wanted(vector))
      .filter(([name, value]) => JSON.stringify(got[name]) !== JSON.stringify(value))
      .map(
        ([name, value]) =>
          `${vector.id} ${JSON.stringify(vector.payload)} ${name}: ${JSON.stringify(got[name])}, not ${JSON.stringify(value)}`,
      );
  });
}

const some = (vector: Vector, ...names: readonly string[]) =>
  Object.fromEntries(
    names.filter((name) => name in vector.expect).map((name) => [name, vector.expect[name]]),
  );

describe('core vectors', () => {
  test('are there', () => {
    expect(core.length).toBeGreaterThan(1190);
    expect(floor.length).toBeGreaterThan(220);
  });

  test('have the verdict of the GS1 engine, with and without associations', () => {
    expect(failures(core, (vector) => some(vector, 'syntax', 'associations'))).toEqual([]);
  });

  test('the same without being told what form the payload has', () => {
    const nameless = core.map(({ id, layer, payload, expect: wanted }): Vector => ({
      id,
      layer,
      payload,
      expect: wanted,
    }));
    expect(failures(nameless, (vector) => some(vector, 'syntax', 'associations', 'ais'))).toEqual([]);
  });

  test('have its identifiers, in order, and are written as it writes them', () => {
    expect(
      failures(core, (vector) => ({
        ...some(vector, 'ais', 'bracketed', 'gtin14', 'raw'),
        ...('canonicalDigitalLink' in vector.expect && {
          digitalLink: vector.expect['canonicalDigitalLink'],
        }),
      })),
    ).toEqual([]);
  });

  test('are wrong for its reason', () => {
    expect(failures(core, (vector) => ({ error: vector.expect['errorClass'] ?? null }))).toEqual([]);
  });

  test('are what the vectors call them, but for four labels that the standard does not bear out', () => {
    expect(
      failures(core, (vector) => {
        const wrong = wrongKinds[vector.id];
        return wrong ? { kind: wrong.says } : some(vector, 'kind');
      }),
    ).toEqual([]);
  });
});

describe('floor vectors', () => {
  const firm = [
    'kind',
    'ais',
    'raw',
    'symbologyId',
    'gtin14',
    'matches',
    'dates',
    'measure',
    'count',
    'format',
    'baseCode',
    'quantity',
    'price',
    'associations',
  ];

  test.each([...new Set(floor.map(({ group }) => group))])('%s: all that is firm', (group) => {
    const ours = floor.filter((vector) => vector.group === group);
    expect(ours.length).toBeGreaterThan(0);
    expect(
      failures(ours, (vector) => ({
        ...some(vector, ...firm),
        ...('errorClass' in vector.expect && { error: vector.expect['errorClass'] }),
      })),
    ).toEqual([]);
    for (const vector of ours)
      if ('fields' in vector.expect)
        expect(read(vector)['fields']).toMatchObject(vector.expect['fields'] as object);
  });

  test('name repairs and other readings as the vectors do', () => {
    expect(failures(floor, (vector) => some(vector, 'warnings', 'alternatives'))).toEqual([]);
  });
});
