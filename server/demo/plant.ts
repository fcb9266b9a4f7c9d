import type { Day, Instant } from '#domain/base/calendar.ts';
import { type CompanyId, type DeviceId, type OperationId, type PersonId, uuidV5 } from '#domain/base/ids.ts';
import type { Person } from '#domain/catalogue/person.ts';
import type { AnyRecord } from '#domain/records/records.ts';
import { apply } from '#domain/stock/apply.ts';
import { setPerson } from '#domain/stock/apply-record.ts';
import { type Draft, createDraft } from '#domain/stock/draft.ts';
import type { Fact, Move } from '#domain/stock/facts.ts';
import { reserveOrder } from '#domain/stock/reservation.ts';
import { absent } from '#domain/stock/view.ts';
import { demoCategories, demoPartners, demoPeople, demoProducts, unidentified } from './catalogue.ts';
import { createHouse, demoSequences, demoUnits } from './house.ts';
import { demoPins } from './pins.ts';
import { demoDeliveries, shippedFacts } from './deliveries.ts';
import { openingFacts } from './opening-stock.ts';
import { demoBoms, putMaking } from './making.ts';
import { demoReceipts } from './orders.ts';
import { demoShelves, demoTransfers } from './transfers.ts';

/** A company as it stands at its first moment. */
export interface Plant {
  readonly company: CompanyId;
  readonly rows: Draft['written'];
  readonly moves: readonly Move[];
  /** The first counter that each run of numbers has to give. */
  readonly counters: Readonly<Record<string, number>>;
  /** The keys that come out of the PINs of its people. */
  readonly pins: readonly { readonly person: PersonId; readonly salt: string; readonly key: string }[];
}

export const demoTimeZone = 'Europe/Berlin';

/** The muesli and pump factory in which every flow can be tried. `today` is T. */
export function demoPlant(company: CompanyId, today: Day, now: Instant): Plant {
  const draft = emptyDraft();
  putHouse(draft, company, { name: 'Demo plant', timeZone: demoTimeZone, companyPrefix: '9524000' });
  for (const row of demoUnits) keep(draft, { of: 'unit', row });
  for (const row of demoCategories) keep(draft, { of: 'category', row });
  for (const row of demoProducts) keep(draft, { of: 'product', row });
  for (const row of demoBoms) keep(draft, { of: 'bom', row });
  for (const row of demoPartners) keep(draft, { of: 'partner', row });
  for (const person of demoPeople) setPerson(draft, person, null);
  for (const sequence of demoSequences) draft.put('sequence', sequence.id, sequence);
  for (const row of demoShelves) keep(draft, { of: 'location', row });
  for (const order of demoReceipts(today)) draft.put('order', order.id, order);
  const operation = uuidV5(company, 'opening stock') as OperationId;
  const facts = openingFacts(company, today, operation, now);
  for (const fact of facts) apply(draft, fact);
  draft.put('operation', operation, {
    id: operation,
    kind: 'opening-stock',
    device: 'server' as DeviceId,
    actor: 'eve' as PersonId,
    at: now,
    state: 'accepted',
    facts: [...facts],
    why: null,
    flags: [],
    reason: null,
    settled: null,
  });
  const shipped = settleDeliveries(draft, company, today, now);
  for (const order of demoTransfers(today)) {
    draft.put('order', order.id, order);
    for (const fact of reserveOrder(draft, order.id, today)) apply(draft, fact);
  }
  const made = putMaking(draft, company, today, now);
  return {
    company,
    rows: draft.written,
    moves: [...facts, ...shipped, ...made].flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : [])),
    counters: {
      'receipt-references': 35,
      'delivery-references': 24,
      'transfer-references': 3,
      'manufacture-references': 114,
      'shared-lots': 1,
      // The first hundred are on pallets already.
      'package-numbers': 101,
      'muesli-lots': 1016,
      'pump-serials': 12,
      'motor-serials': 240_161,
    },
    pins: demoPins.map(({ person, salt, key }) => ({ person: person as PersonId, salt, key })),
  };
}

/** One delivery has left, and goods are kept for those that are due (T25). Answers what moved. */
function settleDeliveries(draft: Draft, company: CompanyId, today: Day, now: Instant): Fact[] {
  const orders = demoDeliveries(today);
  for (const order of orders) draft.put('order', order.id, order);
  const [left, ...due] = orders;
  const operation = uuidV5(company, 'first delivery') as OperationId;
  const at = now - 2 * dayLength;
  const facts = left ? [...shippedFacts(company, left, operation, at)] : [];
  for (const fact of facts) apply(draft, fact);
  draft.put('operation', operation, {
    id: operation,
    kind: 'deliver',
    device: 'server' as DeviceId,
    actor: 'ben' as PersonId,
    at,
    state: 'accepted',
    facts,
    why: null,
    flags: [],
    reason: null,
    settled: null,
  });
  for (const { id } of due) for (const fact of reserveOrder(draft, id, today)) apply(draft, fact);
  return facts;
}

const dayLength = 86_400_000;

/** A company at its first moment: its house and the one person who may invite the others. */
export function firstPlant(
  company: CompanyId,
  site: { readonly name: string; readonly timeZone: string; readonly language: string },
  administrator: Person,
  key: string,
): Plant {
  const draft = emptyDraft();
  putHouse(draft, company, site);
  setPerson(draft, administrator, null);
  const counters: Record<string, number> = {};
  for (const { id } of createHouse(company, site).sequences) counters[id] = 1;
  const { id: person, pin } = administrator;
  return {
    company,
    rows: draft.written,
    moves: [],
    counters,
    pins: pin ? [{ person, salt: pin.salt, key }] : [],
  };
}

/** Through the fact, so that its codes are kept with it. */
const keep = (draft: Draft, record: AnyRecord): void =>
  apply(draft, { kind: 'record-set', record, before: null });

const emptyDraft = (): Draft => createDraft({ get: () => absent });

function putHouse(
  draft: Draft,
  company: CompanyId,
  at: {
    readonly name: string;
    readonly timeZone: string;
    readonly language?: string;
    readonly companyPrefix?: string;
  },
): void {
  const { locations, operationTypes, sequences, site, units } = createHouse(company, at);
  for (const row of locations) keep(draft, { of: 'location', row });
  for (const row of units) keep(draft, { of: 'unit', row });
  for (const type of operationTypes) draft.put('operation-type', type.id, type);
  for (const sequence of sequences) draft.put('sequence', sequence.id, sequence);
  draft.put('product', unidentified.id, unidentified);
  draft.put('site', site.id, {
    ...site,
    language: at.language ?? site.language,
    companyPrefix: at.companyPrefix ?? site.companyPrefix,
  });
}
