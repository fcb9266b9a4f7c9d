import { describe, expect, test } from 'vitest';
import {
  codes,
  decision,
  names,
  people,
  prepare,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  plant,
  under,
} from '../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../tests/support/rule-book.ts';
import type { DeviceId, OperationId, OrderId, PersonId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import type { Circumstances } from '../operations/define.ts';
import type { Intent } from '../operations/registry.ts';

/** Dov is a worker and a supervisor: he may produce, and he may approve, but never both for one thing. */
const dov = { actor: people.dov };
const ana = { actor: people.ana };
const carla = { actor: people.carla };

interface Try {
  readonly how: string;
  /** Does it, and gives the approval that is tried. */
  set(book: RuleBook, order: OrderId): readonly [Intent, Partial<Circumstances>];
  readonly answer: string;
}

const made = (book: RuleBook, order: OrderId, by: Partial<Circumstances>): OperationId =>
  book.act(produceBatch(order, names(1, 3)), by).id;

const single = (book: RuleBook, order: OrderId, ordinal: number, by: Partial<Circumstances>): OperationId =>
  book.act(produce(under(book, order)[ordinal - 1]?.id ?? order, { takes: pumpTakes(1, ordinal) }), by).id;

const rework: Intent = {
  kind: 'rework',
  payload: {
    product: plant.pump,
    lot: 'PP-0001',
    quantity: quantity(1),
    from: plant.bench,
    package: null,
    removed: [{ product: plant.motor, lot: 'MT-0001', quantity: quantity(1), to: plant.shelf }],
    added: [],
  },
};

const evasions: readonly Try[] = [
  {
    how: 'with his own badge',
    set: (book, order) => [decision(book, 'approve', [made(book, order, dov)], 'dov'), dov],
    answer: 'own-production',
  },
  {
    how: 'on another device',
    set: (book, order) => [
      decision(book, 'approve', [made(book, order, dov)], 'dov'),
      { ...dov, device: 'tablet' as DeviceId },
    ],
    answer: 'own-production',
  },
  {
    how: 'under another printed name (a second account of the same person)',
    set: (book, order) => [decision(book, 'approve', [made(book, order, dov)], 'carla'), dov],
    answer: 'own-production',
  },
  {
    how: 'after his roles were changed in between',
    set: (book, order) => {
      const target = made(book, order, dov);
      const person = book.get('person', people.dov);
      if (person) book.put('person', people.dov, { ...person, roles: ['supervisor'] });
      return [decision(book, 'approve', [target], 'dov'), dov];
    },
    answer: 'own-production',
  },
  {
    how: 'a worker who never may',
    set: (book, order) => [decision(book, 'approve', [made(book, order, dov)], 'ana'), ana],
    answer: 'not-allowed',
  },
  {
    how: 'one unit of a prepared batch that he produced by itself',
    set: (book, order) => {
      book.act(prepare(order, names(1, 3)), ana);
      return [decision(book, 'approve', [single(book, order, 2, dov)], 'dov'), dov];
    },
    answer: 'own-production',
  },
  {
    how: 'a bundle in which one of many is his',
    set: (book, order) => {
      book.act(prepare(order, names(1, 3)), ana);
      const all = [single(book, order, 1, ana), single(book, order, 2, dov), single(book, order, 3, ana)];
      return [decision(book, 'approve', all, 'dov'), dov];
    },
    answer: 'own-production',
  },
  {
    how: 'children of an order that he had produced on before it was split',
    set: (book, order) => {
      const undone = made(book, order, dov);
      book.act({ kind: 'undo', payload: { target: undone } }, dov);
      book.act(prepare(order, names(4, 6)), ana);
      return [decision(book, 'approve', [single(book, order, 1, ana)], 'dov'), dov];
    },
    answer: 'own-production',
  },
  {
    how: 'a backorder of a lot that he made the first part of',
    set: (book, order) => {
      const first = book.act(produceBatch(order, names(1, 1)), dov);
      const rest = under(book, order).at(-1)?.id ?? order;
      book.act({ kind: 'undo', payload: { target: first.id } }, dov);
      const second = book.act(produceBatch(rest, names(2, 3), { takes: pumpTakes(2, 2) }), ana);
      return [decision(book, 'approve', [first.id, second.id], 'dov'), dov];
    },
    answer: 'already-settled',
  },
  {
    how: 'a unit that he reworked while it waited',
    set: (book, order) => {
      const target = made(book, order, ana);
      book.act(rework, dov);
      return [decision(book, 'approve', [target], 'dov'), dov];
    },
    answer: 'own-production',
  },
  {
    how: 'a replay of the signature that released another batch',
    set: (book, order) => {
      const first = book.act(produceBatch(order, names(1, 1)), ana);
      const signed = decision(book, 'approve', [first.id]);
      book.act(signed, carla);
      const rest = under(book, order).at(-1)?.id ?? order;
      const second = book.act(produceBatch(rest, names(2, 3), { takes: pumpTakes(2, 2) }), dov);
      if (signed.kind !== 'approve') throw new Error('not an approval');
      const [hash] = signed.payload.productions.map((each) => each.hash);
      const productions = [{ operation: second.id, hash: hash ?? '' }];
      return [{ kind: 'approve', payload: { ...signed.payload, productions } }, carla];
    },
    answer: 'signed-other-content',
  },
  {
    how: 'a second approval after the first, by the producer',
    set: (book, order) => {
      const target = made(book, order, dov);
      const again = decision(book, 'approve', [target], 'dov');
      book.act(decision(book, 'approve', [target]), carla);
      return [again, dov];
    },
    answer: 'own-production',
  },
  {
    how: 'a rejection of his own, to hide it',
    set: (book, order) => [
      decision(book, 'reject', [made(book, order, dov)], 'dov'),
      { ...dov, reason: 'Oops' },
    ],
    answer: 'own-production',
  },
  {
    how: 'somebody who is not known here at all',
    set: (book, order) => [
      decision(book, 'approve', [made(book, order, dov)], 'mallory'),
      { actor: 'mallory' as PersonId },
    ],
    answer: 'unknown-person',
  },
];

describe('[APR-4] the producer never releases what he made', () => {
  test.each(evasions)('$how', ({ set, answer }) => {
    const { book, order } = pumps(3, { approval: { when: 'above', units: quantity(1) } });
    const [intent, circumstances] = set(book, order);
    const held = [...book.rows].filter(
      ([key, row]) => key.startsWith('lot/') && 'holds' in row && row.holds.length > 0,
    );
    expect(codes(book.act(intent, circumstances))).toEqual([answer]);
    for (const [key, row] of held) expect(book.rows.get(key)).toEqual(row);
  });

  test('[APR-4] by the unit, not by the batch: he may release what others made beside him', () => {
    const { book, order } = pumps(3, { approval: { when: 'above', units: quantity(1) } });
    book.act(prepare(order, names(1, 3)), ana);
    single(book, order, 1, dov);
    const hers = single(book, order, 2, ana);
    expect(codes(book.act(decision(book, 'approve', [hers], 'dov'), dov))).toEqual([]);
  });
});
