import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OperationId, OrderId, PersonId } from '#domain/base/ids.ts';
import type { Fact } from '#domain/stock/facts.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Db } from '../storage/db.ts';
import { insertHands } from './hands.ts';

const batch = 'batch' as OperationId;
const order = 'order' as OrderId;

const by = (actor: string, ...facts: Fact[]) => ({
  row: { actor: actor as PersonId, facts },
});
const made = (person: string): Fact => ({
  kind: 'made',
  operation: batch,
  order,
  root: order,
  lot: null,
  quantity: quantity(1),
  uses: [],
  by: person as PersonId,
  approval: 'waiting',
  finishes: true,
  reverses: false,
});
const decided = (approval: 'approved' | 'rejected'): Fact => ({
  kind: 'approval-changed',
  order,
  production: batch,
  producer: null,
  approval,
  before: 'waiting',
});

onEachDatabase('[APR-4, C9] four eyes in the database', (kind) => {
  let db: Db;
  beforeEach(async () => {
    db = await kind.open(await kind.create());
  });
  afterEach(() => db.close());

  const write = (verdict: ReturnType<typeof by>) =>
    db.transaction((tx) => insertHands(tx, 'company', { written: new Map() }, [verdict]));

  test('whoever made it cannot be written down as having decided on it', async () => {
    await write(by('ana', made('ana')));
    await expect(write(by('ana', decided('approved')))).rejects.toThrow(/check/i);
    await expect(write(by('ana', decided('rejected')))).rejects.toThrow(/check/i);
  });

  test('nor whoever worked on it since', async () => {
    await write(by('ana', made('ana')));
    await write(
      by('dov', {
        kind: 'approval-changed',
        order,
        production: batch,
        producer: 'dov' as PersonId,
        approval: 'waiting',
        before: 'waiting',
      }),
    );
    await expect(write(by('dov', decided('approved')))).rejects.toThrow(/check/i);
  });

  test('somebody else decides, and may decide again after it was taken back', async () => {
    await write(by('ana', made('ana'), made('ana')));
    await write(by('carla', decided('approved'), decided('approved')));
    await write(by('carla', decided('rejected')));
    const rows = await db.transaction((tx) =>
      tx.many<Record<string, unknown>>('select person, made, decided from production_hand order by person'),
    );
    expect(rows.map((row) => Object.values(row).map(String))).toEqual([
      ['ana', '1', '0'],
      ['carla', '0', '1'],
    ]);
  });
});
