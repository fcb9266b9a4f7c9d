import type { Day, Instant } from '#domain/base/calendar.ts';
import {
  type BomId,
  type CompanyId,
  type DeviceId,
  type LineId,
  type OperationId,
  type OrderId,
  type PersonId,
  type ProductId,
  type SiteId,
  lotIdOf,
  uuidV5,
} from '#domain/base/ids.ts';
import { one, quantity } from '#domain/base/quantity.ts';
import type { Bom } from '#domain/catalogue/bom.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { explode } from '#domain/making/explode.ts';
import { newMaking } from '#domain/making/new-making.ts';
import type { Takes } from '#domain/making/takes.ts';
import { understand } from '#domain/operations/judge.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { apply } from '#domain/stock/apply.ts';
import type { Draft } from '#domain/stock/draft.ts';
import type { Fact } from '#domain/stock/facts.ts';
import { demoProducts, place, typeOf } from './catalogue.ts';
import { lateOpenings, openingFacts } from './opening-stock.ts';

const line = (id: string): LineId => id as LineId;
const of = (id: string): ProductId => id as ProductId;
const order = (number: string): OrderId => `mo-${number}` as OrderId;

export const demoBoms: readonly Bom[] = [
  {
    id: 'muesli-bill' as BomId,
    product: of('muesli'),
    quantity: quantity(100),
    components: [
      { id: line('oats'), product: of('oats'), quantity: quantity('43.5'), step: '' },
      { id: line('honey'), product: of('honey'), quantity: quantity(8), step: '' },
    ],
    byProducts: [{ product: of('bran'), quantity: quantity('1.5') }],
    steps: [],
    strict: false,
    archived: false,
  },
  {
    id: 'pump-bill' as BomId,
    product: of('pump'),
    quantity: one,
    components: [
      { id: line('motor'), product: of('motor'), quantity: one, step: 'assemble' },
      { id: line('seal-kit'), product: of('seal-kit'), quantity: one, step: 'assemble' },
      { id: line('grease'), product: of('grease'), quantity: quantity(20), step: 'assemble' },
      { id: line('bolt'), product: of('bolt'), quantity: quantity(8), step: '' },
    ],
    byProducts: [],
    steps: ['assemble', 'test'],
    strict: false,
    archived: false,
  },
];

const making = (number: string, today: Day, product: string, much: number): Order => {
  const bom = demoBoms.find((each) => each.product === product);
  const precisionOf = (id: ProductId): number | undefined =>
    demoProducts.find((each) => each.id === id)?.precision;
  return {
    kind: 'manufacture',
    id: order(number),
    reference: `MO/${number}`,
    operationType: typeOf('manufacture'),
    partner: null,
    origin: null,
    from: place('stock'),
    to: place('stock'),
    scheduled: today,
    state: 'open',
    lines: bom ? explode(bom, quantity(much), precisionOf) : [],
    announced: [],
    unplanned: false,
    backorder: null,
    backorderOf: null,
    reservations: [],
    making: newMaking(of(product), quantity(much), bom, bom?.id ?? null),
    ended: null,
  };
};

const demoOrders = (today: Day): readonly Order[] => [
  making('00107', today, 'muesli', 100),
  making('00108', today, 'pump', 1),
  making('00109', today, 'pump', 2),
  making('00110', today, 'pump', 24),
  making('00111', today, 'pump', 3),
  making('00112', today, 'bran', 20),
  making('00113', today, 'pump', 5),
];

const taken = (product: string, goods: Takes['goods'], grade: Takes['grade'] = 'scanned'): Takes => ({
  line: line(product),
  product: of(product),
  from: place('stock'),
  package: null,
  grade,
  goods,
});

/** What Ana did before the day began: three pumps prepared, and five made that wait for a supervisor. */
const demoWork: readonly Intent[] = [
  {
    kind: 'prepare',
    payload: { order: order('00111'), numbers: [{ first: 'PP-0009', count: 3, reserved: true }] },
  },
  {
    kind: 'produce-batch',
    payload: {
      order: order('00113'),
      numbers: [{ first: 'PP-0004', count: 5, reserved: true }],
      dates: null,
      to: place('stock'),
      takes: [
        taken(
          'motor',
          Array.from({ length: 5 }, (_, at) => [`MT-${239_996 + at}`, one, null]),
        ),
        taken('seal-kit', [['SK-5', quantity(5), null]]),
        taken('grease', [['GR-4', quantity(100), null]]),
        taken('bolt', [[null, quantity(40), null]], 'assumed'),
      ],
      rest: 'give-up',
    },
  },
];

/** Two seal kits are kept for the two pumps of MO/00109 (STK-6). */
const demoKept = (company: CompanyId): Fact => ({
  kind: 'reserved',
  order: order('00109'),
  reservation: {
    line: line('seal-kit'),
    product: of('seal-kit'),
    lot: lotIdOf(company, of('seal-kit'), 'L-2611'),
    location: place('stock'),
    package: null,
    quantity: quantity(2),
  },
});

/** Orders of the day and the work on them, by the rule book itself. Gives what was done, for its moves. */
export function putMaking(draft: Draft, company: CompanyId, today: Day, now: Instant): readonly Fact[] {
  for (const each of demoOrders(today)) draft.put('order', each.id, each);
  apply(draft, demoKept(company));
  const stocked = openingFacts(
    company,
    today,
    uuidV5(company, 'late stock') as OperationId,
    now,
    lateOpenings,
  );
  for (const fact of stocked) apply(draft, fact);
  const worked = demoWork.flatMap(({ kind, payload }, at) => {
    const operation = uuidV5(company, `work before the day ${at}`) as OperationId;
    const act = understand({ kind, v: 1, payload, repairs: null });
    if (!act.ok) throw new Error(`The demo plant has no ${kind}`);
    const who = { device: 'server' as DeviceId, actor: 'ana' as PersonId };
    const circumstances = {
      ...who,
      operation,
      company,
      site: 'main' as SiteId,
      at: now,
      today,
      seen: 0,
      version: 1,
      reason: null,
    };
    const decision = act.value.decide(circumstances, draft, null);
    if (!decision.ok) throw new Error(`The demo plant refuses ${kind}: ${decision.refusal.code}`);
    for (const fact of decision.facts) apply(draft, fact);
    const facts = [...decision.facts];
    draft.put('operation', operation, {
      ...who,
      id: operation,
      kind,
      at: now,
      state: 'accepted',
      facts,
      why: null,
      flags: [],
      reason: null,
      settled: null,
    });
    return facts;
  });
  return [...stocked, ...worked];
}
