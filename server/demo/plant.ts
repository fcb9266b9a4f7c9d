import type { Day, Instant } from '#domain/base/calendar.ts';
import { type CompanyId, type DeviceId, type OperationId, type PersonId, uuidV5 } from '#domain/base/ids.ts';
import { type Person, usualProfile } from '#domain/catalogue/person.ts';
import type { AnyRecord } from '#domain/records/records.ts';
import { apply } from '#domain/stock/apply.ts';
import { type Draft, createDraft } from '#domain/stock/draft.ts';
import type { Move } from '#domain/stock/facts.ts';
import { absent } from '#domain/stock/view.ts';
import { demoCategories, demoPartners, demoPeople, demoProducts, unidentified } from './catalogue.ts';
import { createHouse, demoSequences } from './house.ts';
import { openingFacts } from './opening-stock.ts';
import { demoReceipts } from './orders.ts';

/** A company as it stands at its first moment. */
export interface Plant {
  readonly company: CompanyId;
  readonly rows: Draft['written'];
  readonly moves: readonly Move[];
  /** The first counter that each run of numbers has to give. */
  readonly counters: Readonly<Record<string, number>>;
}

export const demoTimeZone = 'Europe/Berlin';

/** The muesli and pump factory in which every flow can be tried. `today` is T. */
export function demoPlant(company: CompanyId, today: Day, now: Instant): Plant {
  const draft = emptyDraft();
  putHouse(draft, company, { name: 'Demo plant', timeZone: demoTimeZone });
  for (const row of demoCategories) keep(draft, { of: 'category', row });
  for (const row of demoProducts) keep(draft, { of: 'product', row });
  for (const row of demoPartners) keep(draft, { of: 'partner', row });
  for (const person of demoPeople) draft.put('person', person.id, person);
  for (const sequence of demoSequences) draft.put('sequence', sequence.id, sequence);
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
    settled: null,
  });
  return {
    company,
    rows: draft.written,
    moves: facts.flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : [])),
    counters: {
      'receipt-references': 35,
      'delivery-references': 23,
      'transfer-references': 1,
      'manufacture-references': 114,
      'shared-lots': 1,
      'muesli-lots': 1016,
      'pump-serials': 4,
      'motor-serials': 240_161,
    },
  };
}

/** A company without goods: one person who may do everything invites the others. */
export function emptyPlant(company: CompanyId, site: { name: string; timeZone: string }): Plant {
  const draft = emptyDraft();
  putHouse(draft, company, site);
  const owner: Person = {
    id: 'owner' as PersonId,
    name: 'Administrator',
    roles: ['administrator', 'supervisor'],
    active: true,
    badge: null,
    pin: null,
    profile: usualProfile,
  };
  draft.put('person', owner.id, owner);
  const counters: Record<string, number> = {};
  for (const { id } of createHouse(company, site).sequences) counters[id] = 1;
  return { company, rows: draft.written, moves: [], counters };
}

/** Through the fact, so that its codes are kept with it. */
const keep = (draft: Draft, record: AnyRecord): void =>
  apply(draft, { kind: 'record-set', record, before: null });

const emptyDraft = (): Draft => createDraft({ get: () => absent });

function putHouse(draft: Draft, company: CompanyId, at: { name: string; timeZone: string }): void {
  const { locations, operationTypes, sequences, site } = createHouse(company, at);
  for (const row of locations) keep(draft, { of: 'location', row });
  for (const type of operationTypes) draft.put('operation-type', type.id, type);
  for (const sequence of sequences) draft.put('sequence', sequence.id, sequence);
  draft.put('product', unidentified.id, unidentified);
  draft.put('site', site.id, site);
}
