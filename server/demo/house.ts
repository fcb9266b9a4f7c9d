import { usualScanning } from '#domain/catalogue/scanning.ts';
import type { CompanyId, SequenceId, SiteId, UnitId } from '#domain/base/ids.ts';
import { type Quantity, one, quantity } from '#domain/base/quantity.ts';
import type { Unit } from '#domain/catalogue/unit.ts';
import type { Location, OperationType, Sequence, Site, Usage } from '#domain/catalogue/place.ts';
import { place, typeOf, unidentified } from './catalogue.ts';

/** What every company has before it has any goods: places, kinds of work, runs of numbers, one site. */
export interface House {
  readonly locations: readonly Location[];
  readonly operationTypes: readonly OperationType[];
  readonly sequences: readonly Sequence[];
  readonly units: readonly Unit[];
  readonly site: Site;
}

const location = (id: string, name: string, usage: Usage, parent: string | null = null): Location => ({
  id: place(id),
  name,
  barcode: usage === 'internal' && parent ? `LOC-${id.toUpperCase()}` : null,
  usage,
  parent: parent === null ? null : place(parent),
  removal: null,
  archived: false,
});

const run = (id: string, name: string, prefix: string, padding: number): Sequence => ({
  id: id as SequenceId,
  name,
  prefix,
  suffix: '',
  padding,
});

const kindOfWork = (
  id: OperationType['kind'],
  name: string,
  from: string,
  to: string,
  numbers: Pick<OperationType, 'createNew' | 'useExisting'>,
): OperationType => ({
  id: typeOf(id),
  name,
  kind: id,
  ...numbers,
  from: place(from),
  to: place(to),
  backorder: 'ask',
  sequence: `${id}-references` as SequenceId,
  // [APR-1] Batch production waits for approval, single units do not.
  approval: id === 'manufacture' ? { when: 'above', units: one } : { when: 'never' },
});

const unit = (name: string, precision: number, base: string | null = null, factor: Quantity = one): Unit => ({
  id: name as UnitId,
  name,
  precision,
  base: base as UnitId | null,
  factor,
  archived: false,
});

/** [STK-4] Receipts make new numbers, deliveries and transfers use existing ones, manufacturing does both. */
export const createHouse = (
  company: CompanyId,
  site: { readonly name: string; readonly timeZone: string },
): House => ({
  locations: [
    location('supplier', 'Suppliers', 'supplier'),
    location('customer', 'Customers', 'customer'),
    location('production', 'Production', 'production'),
    location('inventory-loss', 'Inventory loss', 'inventory-loss'),
    location('scrap', 'Scrap', 'scrap'),
    location('transit', 'Transit', 'transit'),
    location('warehouse', 'Warehouse', 'internal'),
    location('dock', 'Warehouse / Dock', 'internal', 'warehouse'),
    location('stock', 'Warehouse / Stock', 'internal', 'warehouse'),
    location('cold', 'Warehouse / Cold room', 'internal', 'warehouse'),
    location('floor', 'Warehouse / Shop floor', 'internal', 'warehouse'),
  ],
  operationTypes: [
    kindOfWork('receipt', 'Receipts', 'supplier', 'dock', { createNew: true, useExisting: false }),
    kindOfWork('delivery', 'Deliveries', 'stock', 'customer', { createNew: false, useExisting: true }),
    kindOfWork('transfer', 'Transfers', 'dock', 'stock', { createNew: false, useExisting: true }),
    kindOfWork('manufacture', 'Manufacturing', 'stock', 'stock', { createNew: true, useExisting: true }),
  ],
  sequences: [
    run('receipt-references', 'Receipts', 'IN/', 5),
    run('delivery-references', 'Deliveries', 'OUT/', 5),
    run('transfer-references', 'Transfers', 'INT/', 5),
    run('manufacture-references', 'Manufacturing orders', 'MO/', 5),
    run('shared-lots', 'Lots and serials', '', 7),
    run('package-numbers', 'Packages', '', 1),
  ],
  units: [
    unit('pcs', 0),
    unit('kg', 3),
    unit('g', 0, 'kg', quantity('0.001')),
    unit('t', 3, 'kg', quantity(1000)),
    unit('l', 3),
    unit('ml', 0, 'l', quantity('0.001')),
    unit('m', 2),
  ],
  site: {
    id: 'main' as SiteId,
    company,
    name: site.name,
    timeZone: site.timeZone,
    language: 'en',
    shiftStart: 360,
    allowNegativeStock: true,
    traceability: true,
    expiryDates: true,
    numbersOnSlips: true,
    lockAfter: 5,
    scanning: usualScanning,
    reasons: {},
    companyPrefix: null,
    packageSequence: 'package-numbers' as SequenceId,
    expiredNeedsSupervisor: true,
    inventoryLoss: place('inventory-loss'),
    scrap: place('scrap'),
    production: place('production'),
    unidentifiedProduct: unidentified.id,
    sharedSequence: 'shared-lots' as SequenceId,
  },
});

/** What this plant counts in beside what every plant does. */
export const demoUnits: readonly Unit[] = [unit('pack', 0), unit('roll', 0), unit('wheel', 0)];

export const demoSequences: readonly Sequence[] = [
  run('muesli-lots', 'Muesli lots', 'MU-', 4),
  run('pump-serials', 'Pump serials', 'PP-', 4),
  run('motor-serials', 'Motor serials', 'MT-', 6),
];
