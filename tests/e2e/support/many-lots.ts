import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addDays, day } from '#domain/base/calendar.ts';
import {
  type CompanyId,
  type LocationId,
  type OperationId,
  type ProductId,
  lotIdOf,
} from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { type Lot, type Stock, stockKey } from '#domain/stock/rows.ts';
import { rowKey } from '#domain/stock/view.ts';
import { newDataDir, startSite } from './server.ts';

const file = (dataDir: string): string => join(dataDir, 'lotline.db');

/** A data folder with the demo plant and so many more lots of oats, honey and motors, all in stock and none of them due. */
export async function siteWithLots(count: number): Promise<string> {
  const dataDir = newDataDir();
  const first = await startSite({ dataDir });
  await first.stop();
  const db = new DatabaseSync(file(dataDir));
  const { company } = db.prepare('select company from counter').get() as { company: CompanyId };
  const insert = db.prepare(
    `insert into state_row (company, key, kind, listed_in, version, changed_at, content) values (?, ?, ?, ?, 1, 0, ?)`,
  );
  db.exec('begin');
  for (let at = 0; at < count; at += 1) {
    const { lot, stock } = lotNumber(company, at);
    insert.run(company, rowKey('lot', lot.id), 'lot', null, JSON.stringify(lot));
    const key = stockKey(lot.product, lot.id);
    insert.run(
      company,
      rowKey('stock', key),
      'stock',
      rowKey('stock-of', lot.product),
      JSON.stringify(stock),
    );
  }
  db.exec('commit');
  db.close();
  return dataDir;
}

const products = ['oats', 'honey', 'motor'] as readonly string[] as readonly ProductId[];
const places = ['stock', 'dock', 'floor'] as readonly string[] as readonly LocationId[];
const made = 'many-lots' as OperationId;

export const manyLotName = (at: number): string => `ML-${String(at).padStart(6, '0')}`;

function lotNumber(company: CompanyId, at: number): { readonly lot: Lot; readonly stock: Stock } {
  const product = products[at % products.length] as ProductId;
  const name = manyLotName(at);
  const id = lotIdOf(company, product, name);
  const removal = addDays(day('2031-01-01'), at % 900);
  const isSerial = product === 'motor';
  const lot: Lot = {
    id,
    product,
    name,
    reference: at % 7 === 0 ? `REF-${at}` : null,
    supplier: null,
    note: null,
    dates: {
      expiration: addDays(removal, 30),
      bestBefore: removal,
      removal,
      alert: addDays(removal, -10),
    },
    holds: [],
    formerNames: [],
    archived: false,
    registered: { at: 0, by: made },
  };
  const stock: Stock = {
    product,
    lot: id,
    places: [
      {
        location: places[at % places.length] as LocationId,
        package: null,
        quantity: quantity(isSerial ? 1 : (at % 400) + 1),
        arrived: 0,
      },
    ],
    reserved: [],
    recent: [],
  };
  return { lot, stock };
}
