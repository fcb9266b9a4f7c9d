import type { Day, Instant } from '#domain/base/calendar.ts';
import type { OrderId } from '#domain/base/ids.ts';
import { type Quantity, add, compare, sum, subtract, isPositive, zero } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type LotId, lotIdOf } from '#domain/base/ids.ts';
import type { Floor } from '../floor.tsx';
import { type DoneRow, doneOn } from '../goods/done-rows.ts';

/** One number on a slip: how much of it, until when it keeps, and what it stands in. */
export interface SlipNumber {
  readonly name: string;
  readonly quantity: Quantity;
  readonly weight: Quantity | null;
  readonly expiration: Day | null;
  readonly sscc: string | null;
}

export interface SlipLine {
  readonly product: Product | undefined;
  readonly expected: Quantity;
  readonly done: Quantity;
  readonly weight: Quantity | null;
  readonly numbers: readonly SlipNumber[];
  /** What is booked on the line and not known in detail to this device. */
  readonly unknown: Quantity;
}

/** [T06, T29] What goes along with the goods on paper. */
export interface Slip {
  readonly site: string;
  readonly reference: string;
  readonly partner: string | null;
  readonly origin: string | null;
  readonly backorder: string | null;
  readonly isClosed: boolean;
  /** When the last goods were taken; null when none were. */
  readonly at: Instant | null;
  /** [T06] The site prints lots and serials on its slips. */
  readonly hasNumbers: boolean;
  readonly lines: readonly SlipLine[];
}

/** The slip of a delivery, from what this device holds of it; nothing when it does not have the delivery. */
export async function slipOf(floor: Floor, id: OrderId): Promise<Slip | null> {
  const { world, status } = floor;
  const order = await world.get('order', id);
  if (!order || order.kind !== 'delivery') return null;
  const siteId = status.get().enrolment?.site;
  const [rows, site, partner, backorder] = await Promise.all([
    doneOn(floor, id, 'deliver'),
    siteId === undefined ? undefined : world.get('site', siteId),
    order.partner === null ? undefined : world.get('partner', order.partner),
    order.backorder === null ? undefined : world.get('order', order.backorder),
  ]);
  const company = status.get().enrolment?.company;
  const lines = await Promise.all(
    order.lines.map(async ({ id: line, product, expected, done }): Promise<SlipLine> => {
      const own = rows.filter((row) => row.line === line && isInForce(row));
      const known = sum(own.map(({ quantity }) => quantity ?? zero));
      const rest = subtract(done, known);
      const weights = own.flatMap(({ weight }) => (weight === null ? [] : [weight]));
      return {
        product: await world.get('product', product),
        expected,
        done,
        weight: weights.length === 0 ? null : sum(weights),
        numbers: await Promise.all(
          merged(own).map(async (row) =>
            numberOf(world, row, company && lotIdOf(company, product, row.number ?? '')),
          ),
        ),
        unknown: isPositive(rest) ? rest : zero,
      };
    }),
  );
  return {
    site: site?.name ?? '',
    reference: order.reference,
    partner: partner?.name ?? null,
    origin: order.origin,
    backorder: backorder?.reference ?? null,
    isClosed: order.state === 'closed',
    at: rows[0]?.at ?? null,
    hasNumbers: site?.numbersOnSlips ?? false,
    lines: lines.filter(({ done, expected }) => isPositive(done) || compare(expected, zero) > 0),
  };
}

/** What was refused or is held has not left. */
const isInForce = ({ entry }: DoneRow): boolean =>
  entry === null ||
  entry.state === 'saved' ||
  entry.state === 'sending' ||
  entry.outcome?.state === 'accepted';

type Numbered = DoneRow & { readonly number: string };

/** The same number in the same pallet is one row on paper, however often it was scanned. */
function merged(rows: readonly DoneRow[]): Numbered[] {
  const all: Numbered[] = [];
  for (const row of rows.toReversed()) {
    const { number } = row;
    if (number === null) continue;
    const at = all.findIndex((each) => each.number === number && each.package === row.package);
    const before = all[at];
    if (!before) all.push({ ...row, number });
    else
      all[at] = {
        ...before,
        quantity: add(before.quantity ?? zero, row.quantity ?? zero),
        weight: row.weight === null ? before.weight : add(before.weight ?? zero, row.weight),
      };
  }
  return all;
}

async function numberOf(
  world: Floor['world'],
  { number, quantity, weight, package: inside }: Numbered,
  id: LotId | undefined,
): Promise<SlipNumber> {
  const lot = id === undefined ? undefined : await world.get('lot', id);
  const sscc = inside === null ? null : ((await world.get('package', inside))?.sscc ?? null);
  return {
    name: number,
    quantity: quantity ?? zero,
    weight,
    expiration: lot?.dates.expiration ?? null,
    sscc,
  };
}
