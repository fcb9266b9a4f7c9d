import type { Order } from '#domain/catalogue/order.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import { meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';

/** To an order or a narrowed list of them; `none`: no open order has to do with it. */
type OrderWay = { readonly to: string; readonly none?: undefined } | { readonly none: string };

interface Job {
  readonly kind: 'receipt' | 'delivery';
  /** Of the job's screens. */
  readonly path: string;
}

/** [X09] Where a scan leads on the list of a job's orders. Null: it has nothing to do with them. */
export async function orderWay(floor: Floor, scan: ScanEvent, { kind, path }: Job): Promise<OrderWay | null> {
  const { world } = floor;
  const meaning = await meaningOf(world, await readScan(floor, scan));
  const open = (fits: (order: Order) => boolean): Promise<Order[]> =>
    world.scan('order', `list:${kind}:open:`, 500).then((orders) => orders.filter(fits));
  const narrowed = (orders: readonly Order[], query: string, name: string): OrderWay => {
    const [only] = orders;
    if (!only) return { none: name };
    return { to: orders.length === 1 ? `${path}/${only.id}` : `${path}${query}` };
  };
  /** A number that no order takes or announces has a page of its own. */
  const byNumber = async (name: string, ids: ReadonlySet<string>): Promise<OrderWay | null> => {
    const orders = await open(
      ({ reservations, announced }) =>
        reservations.some(({ lot }) => ids.has(lot ?? '')) || announced.some(({ lot }) => lot === name),
    );
    return orders.length === 0 ? null : narrowed(orders, '', name);
  };
  switch (meaning.kind) {
    case 'order':
      return meaning.order.kind === kind ? { to: `${path}/${meaning.order.id}` } : null;
    case 'goods': {
      const { id, name } = meaning.product;
      const orders = await open(({ lines }) => lines.some(({ product }) => product === id));
      return narrowed(orders, `?product=${encodeURIComponent(id)}`, name);
    }
    case 'partner': {
      const { id, name } = meaning.partner;
      const orders = await open(({ partner }) => partner === id);
      return narrowed(orders, `?partner=${encodeURIComponent(id)}`, name);
    }
    case 'pallet': {
      const orders = await open(({ announced }) => announced.some(({ sscc }) => sscc === meaning.sscc));
      return orders.length === 0 ? null : narrowed(orders, '', meaning.sscc);
    }
    case 'lots':
      return byNumber(meaning.name, new Set(meaning.lots.map((lot) => lot.id as string)));
    case 'part':
      return byNumber(meaning.fields.serial ?? meaning.fields.lot ?? meaning.text, new Set());
    default:
      return null;
  }
}
