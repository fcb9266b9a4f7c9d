import { negate, zero } from '../../base/quantity.ts';
import { type Fact, type Move, arrivesIn, lotChanged, orderChanged } from '../../stock/facts.ts';
import { pedigreeKey, stockKey } from '../../stock/rows.ts';
import { type OperationRow, type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import type { Circumstances } from '../define.ts';
import { recordKeys } from '../../records/keys.ts';
import { isWorkedOn } from './used.ts';

/** The facts that take one fact back. A registered lot or package stays registered: it is a name, and the name was used. */
export function reverse(fact: Fact, target: OperationRow, circumstances: Circumstances, view: View): Fact[] {
  switch (fact.kind) {
    case 'moved':
      return [{ kind: 'moved', move: reversed(fact.move, circumstances) }];
    case 'reserved':
      return [{ ...fact, reservation: { ...fact.reservation, quantity: negate(fact.reservation.quantity) } }];
    case 'order-opened': {
      const order = found(view, 'order', fact.order.id);
      // Late work opened it and others have joined since: it stays, with their work on it.
      if (!order || isWorkedOn(fact.order, target, view)) return [];
      const { operation, device, version } = circumstances;
      const ended = { operation, device, version };
      const { making } = fact.order;
      // What a split had dealt to it lies ready on the order that it came from again.
      const emptied = making && making.consumed.length > 0 ? { making: { ...making, consumed: [] } } : {};
      return [orderChanged(order, { state: 'cancelled', ended, ...emptied })];
    }
    case 'order-changed':
    case 'lot-changed':
      return [{ ...fact, change: fact.before, before: fact.change } as Fact];
    case 'lot-deleted':
      return [{ kind: 'lot-registered', lot: fact.lot }];
    case 'made':
      return [{ ...fact, reverses: true }];
    case 'number-assigned':
      return [{ ...fact, number: fact.before, before: fact.number }];
    case 'approval-changed':
      return [{ ...fact, approval: fact.before, before: fact.approval }];
    case 'step-changed':
      return [{ ...fact, state: fact.before, before: fact.state }];
    case 'pedigree-recorded':
      // What never came to be has no inputs; a pedigree that was corrected goes back to what it said.
      return [
        {
          kind: 'pedigree-recorded',
          pedigree: fact.before ?? { ...fact.pedigree, quantity: zero, inputs: [], gaps: [] },
          before: fact.pedigree,
        },
      ];
    case 'record-set':
      // A record that was made stays, archived by whoever wants it gone: others may have used it.
      return fact.before ? [{ kind: 'record-set', record: fact.before, before: fact.record }] : [];
    case 'profile-set':
      return [{ ...fact, profile: fact.before, before: fact.profile }];
    case 'lot-registered': {
      // The name stays; a hold that it came with does not.
      if (fact.lot.holds.length === 0) return [];
      const lot = found(view, 'lot', fact.lot.id);
      const left =
        lot?.holds.filter(
          (hold) => !fact.lot.holds.some(({ by, location }) => by === hold.by && location === hold.location),
        ) ?? [];
      return lot && left.length < lot.holds.length ? [lotChanged(lot, { holds: left })] : [];
    }
    case 'package-registered':
    case 'line-added':
    case 'ordinals-given':
    case 'operation-settled':
      return [];
  }
}

const reversed = (move: Move, { operation, at }: Circumstances): Move => ({
  ...move,
  id: `${operation}/${move.id.split('/').at(-1) ?? '0'}`,
  operation,
  package: arrivesIn(move),
  into: move.package,
  from: move.to,
  to: move.from,
  at,
  // A component that was returned and goes into production again is consumed again, as it was the first time.
  reverses: move.grade !== null && move.reverses !== null ? null : move.id,
});

/** The rows that taking a fact back touches. */
export function keysOf(fact: Fact): RowKey[] {
  switch (fact.kind) {
    case 'moved':
      return [
        rowKey('stock', stockKey(fact.move.product, fact.move.lot)),
        rowKey('location', fact.move.to),
        ...(fact.move.order ? [rowKey('order', fact.move.order)] : []),
        ...packageKeys(fact.move),
      ];
    case 'reserved':
      return [
        rowKey('stock', stockKey(fact.reservation.product, fact.reservation.lot)),
        rowKey('order', fact.order),
      ];
    case 'order-opened':
      return [rowKey('order', fact.order.id)];
    case 'order-changed':
    case 'line-added':
    case 'ordinals-given':
    case 'number-assigned':
    case 'approval-changed':
    case 'step-changed':
      return [rowKey('order', fact.order)];
    case 'made':
      return [rowKey('order', fact.order), rowKey('order', fact.root)];
    case 'lot-changed':
      return [rowKey('lot', fact.lot)];
    case 'lot-deleted':
      return [rowKey('lot', fact.lot.id)];
    case 'record-set':
      return recordKeys(fact.record, fact.before);
    case 'profile-set':
      return [rowKey('person', fact.person)];
    case 'pedigree-recorded':
      return [
        rowKey('pedigree', pedigreeKey(fact.pedigree.lot, fact.pedigree.operation)),
        rowKey('lot', fact.pedigree.lot),
      ];
    case 'lot-registered':
      return fact.lot.holds.length > 0 ? [rowKey('lot', fact.lot.id)] : [];
    case 'package-registered':
    case 'operation-settled':
      return [];
  }
}

const packageKeys = (move: Move): RowKey[] =>
  [move.package, arrivesIn(move)].flatMap((inside) => (inside ? [rowKey('package', inside)] : []));
