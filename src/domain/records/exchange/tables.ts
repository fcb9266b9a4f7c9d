import type { Intent } from '../../operations/registry.ts';
import type { StoredKind } from '../../stock/view.ts';
import { openingStock } from './opening-stock.ts';
import { orders } from './orders.ts';
import { categories, locations, partners } from './people-and-places.ts';
import { people } from './persons.ts';
import { billsOfMaterials, packagings, products } from './products.ts';
import type { Columns, ExchangeTable, PersonIntent } from './table.ts';
import { units } from './units.ts';
import { operationTypes, sequences } from './ways-of-working.ts';

interface Listed {
  readonly table: ExchangeTable<never, Intent> | ExchangeTable<never, PersonIntent>;
  /** Whose rows it has to find by what they are called outside. */
  readonly finds: readonly StoredKind[];
}

const listed = <C extends Columns, I extends Intent | PersonIntent>(
  table: ExchangeTable<C, I>,
  ...finds: StoredKind[]
): Listed => ({ table: table as unknown as Listed['table'], finds });

/** Every list that comes in, in the order in which an empty plant takes them. */
export const tables = {
  units: listed(units, 'unit'),
  categories: listed(categories, 'category'),
  sequences: listed(sequences, 'sequence'),
  partners: listed(partners, 'partner'),
  locations: listed(locations, 'location'),
  'operation-types': listed(operationTypes, 'operation-type', 'location', 'sequence'),
  people: listed(people, 'person'),
  products: listed(products, 'product', 'category', 'sequence', 'partner'),
  packagings: listed(packagings, 'product'),
  'bills-of-materials': listed(billsOfMaterials, 'bom', 'product'),
  orders: listed(orders, 'order', 'operation-type', 'partner', 'location', 'product'),
  'opening-stock': listed(openingStock, 'product', 'location', 'stock'),
} as const;
