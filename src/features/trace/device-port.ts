import type { LotId } from '#domain/base/ids.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { TracePort, TracedMove } from '#domain/trace/port.ts';
import type { Floor } from '../floor.tsx';

/** More rows of one thing than a person can look at on a device. */
export const mostRows = 5000;

const dayLong = 86_400_000;
/** A device is given the work of so many days when it joins, and keeps all that comes after. */
const daysGiven = 30;

/** [T34] What this device holds of the plant, and since when it surely holds all of it. */
export function devicePort({ world, status }: Pick<Floor, 'world' | 'status'>): TracePort {
  const { lastContact } = status.get();
  return {
    reach: { is: 'part', since: lastContact === null ? null : lastContact - daysGiven * dayLong },
    lot: (id) => world.get('lot', id),
    movesOf: async (lot) =>
      (await world.find('operation', `lot:${lot}`, mostRows)).flatMap((row) => movesIn(row, lot)),
    pedigreesOf: (lot) => world.find('pedigree', `lot:${lot}`, mostRows),
    pedigreesUsing: (lot) => world.find('pedigree', `input:${lot}`, mostRows),
    usageOf: async (location) => (await world.get('location', location))?.usage,
    referenceOf: async (order) => (await world.get('order', order))?.reference,
  };
}

/** The moves that an operation made; those of one lot, or all. */
export const movesIn = ({ kind: act, actor: by, facts }: OperationRow, lot?: LotId): TracedMove[] =>
  facts.flatMap((fact) =>
    fact.kind === 'moved' && (lot === undefined || fact.move.lot === lot) ? [{ ...fact.move, act, by }] : [],
  );
