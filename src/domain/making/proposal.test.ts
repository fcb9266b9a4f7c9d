import { describe, expect, test } from 'vitest';
import { type RuleBook, company, today } from '../../../tests/support/rule-book.ts';
import {
  aWorkshop,
  confirmed,
  consume,
  lotOf,
  motorName,
  people,
  plant,
  pumps,
  stocked,
} from '../../../tests/support/workshop.ts';
import { quantity } from '../base/quantity.ts';
import type { OrderId } from '../base/ids.ts';
import { type View, absent, present } from '../stock/view.ts';
import { type MakingOrder, isMaking } from './booking.ts';
import { type LineProposal, assumed, proposeFor } from './proposal.ts';

const ana = { actor: people.ana };

const viewOf = (book: RuleBook): View => ({
  get(kind, id) {
    if (kind === 'in-house-of')
      return present({
        keys: [...book.rows.keys()]
          .filter((key) => key.startsWith(`stock/${id}/`))
          .map((key) => key.slice('stock/'.length)),
      }) as never;
    const row = book.get(kind, id);
    return row === undefined ? absent : present(row);
  },
});

function orderIn(book: RuleBook, id: OrderId): MakingOrder {
  const order = book.get('order', id);
  if (!order || !isMaking(order)) throw new Error('No such order');
  return order;
}

const proposals = (book: RuleBook, id: OrderId, much: number | string): LineProposal[] =>
  proposeFor(viewOf(book), orderIn(book, id), quantity(much), today);

const shown = (all: readonly LineProposal[]) =>
  all.map(({ product, takes, short }) => [
    product,
    takes.map(({ name, quantity: much }) => `${name ?? '-'} ${much}`),
    short,
  ]);

describe('what nobody has scanned yet', () => {
  test('[PRD-1, T42, T43] is proposed by removal date, and a short lot spills into the next', () => {
    const book = aWorkshop();
    const dated = (removal: string) => ({ dates: { removal: removal as never } });
    stocked(book, plant.oats, 'LATE', 100, dated('2027-05-01'));
    stocked(book, plant.oats, 'SOON', 20, dated('2027-01-01'));
    stocked(book, plant.oats, 'PAST', 50, dated('2020-01-01'));
    stocked(book, plant.honey, 'H-1', 5);
    const order = confirmed(book, plant.muesli, 100, plant.muesliBill);
    expect(shown(proposals(book, order, 100))).toEqual([
      ['oats', ['SOON 20', 'LATE 23.5'], '0'],
      ['honey', ['H-1 5'], '3'],
    ]);
  });

  test('[PRD-1] only what is missing is asked for, and only for what is made now', () => {
    const { book, order } = pumps(2);
    book.act(consume(order, plant.motor, motorName(1), 1), ana);
    const [motor, seal] = proposals(book, order, 2);
    expect([motor?.wanted, seal?.wanted]).toEqual(['1', '2']);
    const one = proposals(book, order, 1);
    expect(one.map(({ product }) => product)).toEqual(['seal', 'grease', 'bolt']);
  });

  test('[STK-6] what is kept for the order goes first', () => {
    const { book, order } = pumps(1);
    const row = orderIn(book, order);
    const reservation = {
      line: plant.line('motor'),
      product: plant.motor,
      lot: lotOf(plant.motor, motorName(3)),
      location: plant.shelf,
      package: null,
      quantity: quantity(1),
    };
    book.put('order', order, { ...row, reservations: [reservation] });
    const [motor] = proposals(book, order, 1);
    expect(motor?.takes).toMatchObject([{ name: motorName(3), kept: true }]);
  });

  test('[QLT-1] held goods are never proposed; goods without numbers are there if people say so', () => {
    const { book, order } = pumps(1);
    for (const name of ['SK-1', 'SK-2']) {
      const lot = book.get('lot', lotOf(plant.seal, name));
      const hold = { why: 'quality', since: 0, by: 'qa' as never, location: null } as const;
      if (lot) book.put('lot', lot.id, { ...lot, holds: [hold] });
    }
    book.rows.delete('stock/bolt/-');
    const all = proposals(book, order, 1);
    expect(shown(all.filter(({ product }) => product !== plant.motor))).toEqual([
      ['seal', [], '1'],
      ['grease', ['GR-5 20'], '0'],
      ['bolt', ['- 8'], '0'],
    ]);
  });

  test('[PRD-7] taken as they are, they are graded as assumed; a renamed lot is named by its id', () => {
    const { book, order } = pumps(1);
    const grease = book.get('lot', lotOf(plant.grease, 'GR-5'));
    if (grease) book.put('lot', grease.id, { ...grease, name: 'GR-5B', formerNames: ['GR-5'] });
    const takes = assumed(proposals(book, order, 1), company);
    expect(new Set(takes.map(({ grade }) => grade))).toEqual(new Set(['assumed']));
    expect(takes.find(({ product }) => product === plant.grease)?.goods).toEqual([
      [{ id: grease?.id, name: 'GR-5B' }, '20', null],
    ]);
  });
});
