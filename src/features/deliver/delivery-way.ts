import type { Order } from '#domain/catalogue/order.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import { meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';

/** To a delivery or a narrowed list of them; `none`: nothing is due of it. */
type Way = { readonly to: string; readonly none?: undefined } | { readonly none: string };

/** Where a scan leads on the list of deliveries. Null: it has nothing to do with deliveries. */
export async function deliveryWay(floor: Floor, scan: ScanEvent): Promise<Way | null> {
  const { world } = floor;
  const meaning = await meaningOf(world, await readScan(floor, scan));
  const open = (fits: (order: Order) => boolean): Promise<Order[]> =>
    world.scan('order', 'list:delivery:open:', 500).then((orders) => orders.filter(fits));
  switch (meaning.kind) {
    case 'order':
      return meaning.order.kind === 'delivery' ? { to: `/deliver/${meaning.order.id}` } : null;
    case 'goods': {
      const { id, name } = meaning.product;
      const orders = await open(({ lines }) => lines.some(({ product }) => product === id));
      return wayTo(orders, `/deliver?product=${encodeURIComponent(id)}`, name);
    }
    case 'partner': {
      const { id, name } = meaning.partner;
      const orders = await open(({ partner }) => partner === id);
      return wayTo(orders, `/deliver?partner=${encodeURIComponent(id)}`, name);
    }
    case 'lots': {
      const ids = new Set(meaning.lots.map((lot) => lot.id as string));
      const orders = await open(({ reservations }) => reservations.some(({ lot }) => ids.has(lot ?? '')));
      // A lot that no delivery takes has a page of its own.
      return orders.length === 0 ? null : wayTo(orders, '/deliver', meaning.name);
    }
    default:
      return null;
  }
}

function wayTo(orders: readonly Order[], list: string, name: string): Way {
  const [only] = orders;
  if (!only) return { none: name };
  return { to: orders.length === 1 ? `/deliver/${only.id}` : list };
}
