import { expect, test } from 'vitest';
import type { DeviceId, OperationId, SiteId } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Body } from '#domain/protocol/body.ts';
import { type RowKey, absent, isDerived, present, splitKey } from '#domain/stock/view.ts';
import { type RuleBook, company } from '../../../tests/support/rule-book.ts';
import { names, people, prepare, produceBatch, pumps } from '../../../tests/support/workshop.ts';
import { type AnyKnown, judge } from './judge.ts';

const over =
  (book: RuleBook) =>
  async (keys: readonly RowKey[]): Promise<ReadonlyMap<RowKey, AnyKnown>> =>
    new Map(
      keys.map((key): [RowKey, AnyKnown] => {
        const { kind, id } = splitKey(key);
        const row = isDerived(kind) ? { keys: [] } : book.get(kind, id);
        return [key, row === undefined ? absent : present(row as never)];
      }),
    );

const bodyOf = (intent: Intent): Body => ({
  id: '0193f5c0-1111-7000-8000-000000000001' as OperationId,
  actor: people.ana,
  company,
  site: 'site' as SiteId,
  v: 1,
  grant: null,
  clock: 1_000,
  contact: null,
  basis: { epoch: 'e', version: 0 },
  deps: [],
  scans: [],
  repairs: null,
  reason: null,
  ...intent,
});

test('[M27] a batch is judged in pieces, with the answer that it has at one go', async () => {
  const { book, order } = pumps(40, { approval: { when: 'above', units: quantity(1) } });
  const body = bodyOf(produceBatch(order, names(1, 40)));
  let pauses = 0;
  const pause = async (): Promise<void> => void (pauses += 1);
  const judged = await judge(body, 'tablet' as DeviceId, 'accepted', over(book), undefined, pause);
  expect(judged.decision).toMatchObject({ ok: true, flags: [] });
  // One of every unit, and some of what is written of them.
  expect(pauses).toBeGreaterThan(40);
  expect(judged).toEqual(await judge(body, 'tablet' as DeviceId, 'accepted', over(book)));
});

test('[M26] what a batch of a thousand units reads is named in pieces', async () => {
  const { book, order } = pumps(1000);
  const body = bodyOf(prepare(order, names(1, 1000)));
  let pauses = 0;
  const readAt: number[] = [];
  const read = async (keys: readonly RowKey[]) => {
    readAt.push(pauses);
    return over(book)(keys);
  };
  await judge(body, 'tablet' as DeviceId, 'accepted', read, undefined, async () => void (pauses += 1));
  const [first = 0, units = 0] = readAt;
  // Its order is read first, then all that its units need: others had their turn while those were named.
  expect(units - first).toBeGreaterThan(20);
});
