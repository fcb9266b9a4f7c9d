import { expect, test } from 'vitest';
import type { OperationId } from '#domain/base/ids.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { QueueEntry } from '../../data/contract.ts';
import { pressesOf } from './presses.ts';

const row = (id: string, at: number): OperationRow =>
  ({ id, at, kind: 'receive', settled: null, facts: [] }) as unknown as OperationRow;
const entry = (id: string, order: number, press: string, state = 'accepted'): QueueEntry =>
  ({ id, order, state, outcome: null, together: { id: press, count: 3 } }) as unknown as QueueEntry;

test('[UND-1] what the server has in force already belongs to its press, in the order of recording', async () => {
  const asked: string[][] = [];
  const queue = {
    async getMany(ids: readonly OperationId[]) {
      asked.push([...ids]);
      return [entry('b', 1, 'p'), entry('a', 2, 'p'), entry('c', 3, 'q')];
    },
  };
  const rows = [row('a', 5), row('b', 5), row('c', 5), row('alone', 9), row('waits', 7)];
  const waiting = [
    entry('waits', 4, 'r', 'saved'),
    entry('too', 5, 'r', 'saved'),
    entry('no', 6, 'r', 'refused'),
  ];
  for (let look = 0; look < 2; look += 1) {
    const presses = await pressesOf(queue, rows, waiting);
    expect(presses.get('a' as OperationId)).toEqual({ id: 'p', operations: ['b', 'a'] });
    expect(presses.get('c' as OperationId)).toBeUndefined();
    expect(presses.get('too' as OperationId)?.operations).toEqual(['waits', 'too']);
    expect(presses.has('no' as OperationId)).toBe(false);
  }
  // What stands alone in its time is not looked up, and nothing is looked up twice.
  expect(asked).toEqual([['a', 'b', 'c']]);
});
