import type {
  CategoryId,
  LocationId,
  OperationTypeId,
  PartnerId,
  PersonId,
  ProductId,
  SequenceId,
} from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { type Person, usualProfile } from '#domain/catalogue/person.ts';
import { badgeHash } from '#domain/people/badge.ts';
import type { Partner } from '#domain/catalogue/place.ts';
import type { Category, Packaging, Product } from '#domain/catalogue/product.ts';
import { demoPins } from './pins.ts';

const category = (id: string): CategoryId => id as CategoryId;

/** [T27] What keeps leaves by its date, what does not by its arrival. */
export const demoCategories: readonly Category[] = [
  { id: category('food'), name: 'Food', removal: 'fefo', archived: false },
  { id: category('parts'), name: 'Parts', removal: 'fifo', archived: false },
];

const product = (
  id: string,
  rest: Omit<Partial<Product>, 'id'> & Pick<Product, 'name' | 'tracking' | 'unit'>,
): Product => ({
  id: id as ProductId,
  code: id.toUpperCase(),
  precision: 0,
  barcodes: [],
  packagings: [],
  expiry: null,
  category: null,
  responsible: null,
  supplierCodes: [],
  sequence: null,
  catchWeight: null,
  archived: false,
  ...rest,
});

const packaging = (name: string, factor: number, ...barcodes: string[]): Packaging => ({
  name,
  factor: quantity(factor),
  barcodes,
});

const ownRun = (id: string): SequenceId => id as SequenceId;

/** GTINs as 14 digits; prefix 952 is GS1's for examples. */
export const demoProducts: readonly Product[] = [
  product('oats', {
    name: 'Oats',
    tracking: 'lot',
    unit: 'kg',
    precision: 3,
    barcodes: ['09524000001016'],
    packagings: [packaging('Sack', 25), packaging('Pallet of 40 sacks', 1000, '19524000001013')],
    expiry: { expirationDays: 365, bestBeforeDays: 30, removalDays: 7, alertDays: 30 },
    category: category('food'),
  }),
  product('honey', {
    name: 'Honey',
    tracking: 'lot',
    unit: 'kg',
    precision: 3,
    barcodes: ['09524000001023'],
    packagings: [packaging('Bucket', 12.5)],
    expiry: { expirationDays: 730, bestBeforeDays: 60, removalDays: 30, alertDays: 90 },
    category: category('food'),
  }),
  product('cheese', {
    name: 'Wheel cheese',
    tracking: 'lot',
    unit: 'wheel',
    barcodes: ['99524000001033'],
    expiry: { expirationDays: 120, bestBeforeDays: 10, removalDays: 7, alertDays: 21 },
    category: category('food'),
    catchWeight: { unit: 'kg', nominal: quantity('8'), tolerancePercent: 10 },
  }),
  product('muesli', {
    name: 'Muesli',
    tracking: 'lot',
    unit: 'pack',
    barcodes: ['09524000001047'],
    packagings: [packaging('Case of 12', 12, '19524000001044')],
    expiry: { expirationDays: 270, bestBeforeDays: 14, removalDays: 10, alertDays: 30 },
    category: category('food'),
    sequence: ownRun('muesli-lots'),
  }),
  product('seal-kit', {
    name: 'Seal kit',
    tracking: 'lot',
    unit: 'pcs',
    barcodes: ['09524000001078'],
    packagings: [packaging('Box of 50', 50, '19524000001075')],
    category: category('parts'),
  }),
  product('grease', {
    name: 'Grease',
    tracking: 'lot',
    unit: 'g',
    precision: 1,
    barcodes: ['09524000001085'],
    packagings: [packaging('Tub', 1000)],
    expiry: { expirationDays: 540, bestBeforeDays: 30, removalDays: 14, alertDays: 45 },
    category: category('food'),
  }),
  product('bran', {
    name: 'Bran',
    tracking: 'lot',
    unit: 'kg',
    precision: 3,
    barcodes: ['09524000001115'],
    packagings: [packaging('Sack', 20)],
    expiry: { expirationDays: 180, bestBeforeDays: 20, removalDays: 7, alertDays: 21 },
    category: category('food'),
  }),
  product('pump', {
    name: 'Pump',
    tracking: 'serial',
    unit: 'pcs',
    barcodes: ['09524000001054'],
    category: category('parts'),
    sequence: ownRun('pump-serials'),
  }),
  product('motor', {
    name: 'Motor',
    tracking: 'serial',
    unit: 'pcs',
    barcodes: ['09524000001061'],
    category: category('parts'),
    sequence: ownRun('motor-serials'),
  }),
  product('bolt', {
    name: 'Bolt M8',
    tracking: 'none',
    unit: 'pcs',
    barcodes: ['09524000001092'],
    packagings: [packaging('Box of 200', 200)],
  }),
  product('film', { name: 'Film', tracking: 'none', unit: 'roll', barcodes: ['09524000001108'] }),
];

/** [RCV-1] What nobody could name stands under this product until somebody does. */
export const unidentified: Product = product('unidentified', {
  name: 'Unidentified goods',
  tracking: 'lot',
  unit: 'pcs',
  precision: 3,
});

const partner = (id: string, name: string, code: string): Partner => ({
  id: id as PartnerId,
  name,
  code,
  barcode: code,
  role: code.startsWith('SUP-') ? 'supplier' : 'customer',
  archived: false,
});

export const demoPartners: readonly Partner[] = [
  partner('mill', 'Northfield Mill', 'SUP-MILL'),
  partner('motor-works', 'Alder Motor Works', 'SUP-MOTOR'),
  partner('dairy', 'Hill Dairy', 'SUP-DAIRY'),
  partner('seals', 'Harbour Seals', 'SUP-SEALS'),
  partner('market', 'Corner Market', 'CUS-MARKET'),
  partner('waterworks', 'Lakeside Waterworks', 'CUS-WATER'),
  partner('bakery', 'Old Mill Bakery', 'CUS-BAKERY'),
];

const person = (id: string, name: string, ...roles: Person['roles']): Person => {
  const secret = demoPins.find((each) => each.person === id);
  return {
    id: id as PersonId,
    name,
    roles,
    active: true,
    badge: secret ? badgeHash(secret.badge) : null,
    pin: secret ? { salt: secret.salt, verifier: secret.verifier } : null,
    profile: usualProfile,
  };
};

export const demoPeople: readonly Person[] = [
  person('ana', 'Ana', 'worker'),
  person('ben', 'Ben', 'receiver'),
  person('carla', 'Carla', 'supervisor'),
  person('dov', 'Dov', 'worker', 'supervisor'),
  person('eve', 'Eve', 'administrator'),
];

export const place = (id: string): LocationId => id as LocationId;
export const typeOf = (id: string): OperationTypeId => id as OperationTypeId;
