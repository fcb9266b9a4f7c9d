import type { Fields } from '#domain/barcode/fields.ts';
import type { Recognised, Warning } from '#domain/barcode/recognised.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Person } from '#domain/catalogue/person.ts';
import type { Location, Partner } from '#domain/catalogue/place.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { Replica } from '../data/contract.ts';

/** What a code means in this house. */
export type Meaning =
  | {
      readonly kind: 'goods';
      readonly product: Product;
      /** The packaging whose code it was; null when the code is the product's own. */
      readonly packaging: Packaging | null;
      readonly fields: Fields;
    }
  | { readonly kind: 'order'; readonly order: Order }
  /** A bare number that is a lot or serial here, on one product or on several. */
  | { readonly kind: 'lots'; readonly name: string; readonly lots: readonly Lot[] }
  | { readonly kind: 'partner'; readonly partner: Partner }
  | { readonly kind: 'location'; readonly location: Location }
  /** Somebody's badge: who they are, and what was scanned. */
  | { readonly kind: 'badge'; readonly person: Person; readonly code: string }
  /** A pallet number alone. */
  | { readonly kind: 'pallet'; readonly sscc: string }
  /** A product code that no product here has; the label may still say lot and dates. */
  | { readonly kind: 'unknown-goods'; readonly gtin: string; readonly fields: Fields }
  /** A number without a product: the second of two labels, or a lot nobody knows. */
  | {
      readonly kind: 'part';
      readonly fields: Fields;
      readonly text: string;
      readonly warnings: readonly Warning[];
    }
  /** It claims to be something and is not. */
  | { readonly kind: 'invalid'; readonly reading: Extract<Recognised, { kind: 'invalid' }> }
  | { readonly kind: 'ambiguous'; readonly choices: readonly Meaning[] };

export async function meaningOf(world: Replica, reading: Recognised): Promise<Meaning> {
  switch (reading.kind) {
    case 'invalid':
      return { kind: 'invalid', reading };
    case 'ambiguous':
      return oneOf(await Promise.all(reading.alternatives.map((each) => meaningOf(world, each))), reading);
    case 'known':
      return (await matchMeaning(world, reading)) ?? part(reading);
    case 'plain':
      return (await partnerUnder(world, reading.text)) ?? part(reading);
    case 'restricted':
      return (await inHouseGoods(world, reading.number14)) ?? part(reading);
    default:
      return (await mayHaveSwallowed(world, reading))
        ? swallowed(world, reading)
        : fieldsMeaning(world, reading);
  }
}

/** A number that this house gave to its own goods: lists bring it in with 14 digits, as every code of that length. */
async function inHouseGoods(world: Replica, number14: string): Promise<Meaning | undefined> {
  const [product] = await world.find('product', `barcode:${number14}`, 1);
  return product && { kind: 'goods', product, packaging: packagingUnder(product, number14), fields: {} };
}

/**
 * The scanner drops the separator, and the last value may be two: a person has to say. Asked only where a date hangs on
 * it, and not about a number that this house knows as it stands; else every long serial would be a question.
 */
async function mayHaveSwallowed(
  world: Replica,
  { warnings, alternatives, fields }: Recognised,
): Promise<boolean> {
  if (!warnings.some(({ code }) => code === 'suspected-missing-separator')) return false;
  const dates = ['expiry', 'bestBefore', 'productionDate', 'sellBy'] as const;
  const isDated = alternatives.some((other) => dates.some((date) => other.fields[date] && !fields[date]));
  const name = fields.lot ?? fields.serial;
  if (!isDated || name === undefined) return isDated;
  return (await world.find('lot', `exact:${name}`, 1)).length === 0;
}

async function swallowed(world: Replica, reading: Recognised): Promise<Meaning> {
  const readings = [...reading.alternatives, { ...reading, alternatives: [] }];
  return {
    kind: 'ambiguous',
    choices: await Promise.all(readings.map((each) => fieldsMeaning(world, each))),
  };
}

/** The same lot name on several products is one question, not several readings. */
function oneOf(choices: readonly Meaning[], reading: Recognised): Meaning {
  const lots = choices.flatMap((choice) => (choice.kind === 'lots' ? choice.lots : []));
  if (lots.length > 0 && choices.every(({ kind }) => kind === 'lots'))
    return { kind: 'lots', name: reading.text, lots };
  return { kind: 'ambiguous', choices };
}

async function matchMeaning(
  world: Replica,
  { match, text }: Extract<Recognised, { kind: 'known' }>,
): Promise<Meaning | undefined> {
  switch (match.kind) {
    case 'order': {
      const order = await world.get('order', match.id);
      return order && { kind: 'order', order };
    }
    case 'product': {
      const product = await world.get('product', match.id);
      return product && { kind: 'goods', product, packaging: packagingUnder(product, text), fields: {} };
    }
    case 'location': {
      const location = await world.get('location', match.id);
      return location && { kind: 'location', location };
    }
    case 'lot':
    case 'serial': {
      const lot = await world.get('lot', match.id);
      return lot && { kind: 'lots', name: text, lots: [lot] };
    }
    case 'badge': {
      const person = await world.get('person', match.id);
      return person && { kind: 'badge', person, code: text };
    }
    case 'command':
    case 'package':
      return undefined;
  }
}

async function partnerUnder(world: Replica, text: string): Promise<Meaning | undefined> {
  const [byBarcode] = await world.find('partner', `barcode:${text}`, 1);
  const [byCode] = byBarcode ? [byBarcode] : await world.find('partner', `code:${text}`, 1);
  if (byCode) return { kind: 'partner', partner: byCode };
  const [product] = await world.find('product', `code:${text}`, 1);
  if (product) return { kind: 'goods', product, packaging: null, fields: {} };
  const [order] = await world.find('order', `origin:${text}`, 1);
  return order && { kind: 'order', order };
}

async function fieldsMeaning(world: Replica, reading: Recognised): Promise<Meaning> {
  const { fields } = reading;
  const gtin = fields.gtin ?? fields.contentGtin;
  if (gtin !== undefined) {
    const [product] = await world.find('product', `barcode:${gtin}`, 1);
    if (product) return { kind: 'goods', product, packaging: packagingUnder(product, gtin), fields };
    return { kind: 'unknown-goods', gtin, fields };
  }
  if (fields.sscc !== undefined && fields.lot === undefined && fields.serial === undefined)
    return { kind: 'pallet', sscc: fields.sscc };
  const own = fields.partNumber ?? fields.customerPart;
  const [product] = own === undefined ? [] : await world.find('product', `code:${own}`, 1);
  return product ? { kind: 'goods', product, packaging: null, fields } : part(reading);
}

const packagingUnder = (product: Product, code: string): Packaging | null =>
  product.barcodes.includes(code)
    ? null
    : (product.packagings.find(({ barcodes }) => barcodes.includes(code)) ?? null);

const part = ({ fields, text, warnings }: Recognised): Meaning => ({ kind: 'part', fields, text, warnings });
