import { type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { fromMicros } from '#domain/base/quantity.ts';
import { noDates } from '#domain/stock/expiry.ts';
import { type Stock, stockKey } from '#domain/stock/rows.ts';
import type { Db } from '../../server/storage/db.ts';
import { aReceipt } from './hand-device.ts';
import { testCompany } from './server.ts';

const lotOf = (product: string, lot: string) => lotIdOf(testCompany, product as ProductId, lot);

/** A lot of a receipt's payload, under another name and without dates. */
export const aLot = (name: string) => ({ ...aReceipt().lot, name, dates: noDates });

/** What the ledger says: everything that came to a place less everything that left it. */
export async function ledgerBalance(db: Db, product: string, lot: string, location: string): Promise<string> {
  const row = await db.snapshot((tx) =>
    tx.one<{ micros: string }>(
      `select cast(coalesce(sum(case when to_location = $4 then quantity else 0 end
                             - case when from_location = $4 then quantity else 0 end), 0) as text) as micros
       from move where company = $1 and product = $2 and lot = $3`,
      [testCompany, product, lotOf(product, lot), location],
    ),
  );
  return fromMicros(BigInt(row?.micros ?? 0));
}

/** What the row says that devices and rules read. */
export async function stockBalance(db: Db, product: string, lot: string, location: string): Promise<string> {
  const row = await db.snapshot((tx) =>
    tx.one<{ content: string }>('select content from state_row where company = $1 and key = $2', [
      testCompany,
      `stock/${stockKey(product as ProductId, lotOf(product, lot))}`,
    ]),
  );
  if (!row) return '0';
  const { places } = JSON.parse(row.content) as Stock;
  return places.find((place) => place.location === location)?.quantity ?? '0';
}
