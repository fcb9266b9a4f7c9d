import { dayAt } from '#domain/base/calendar.ts';
import type { LocationId, OperationId, PersonId, ProductId } from '#domain/base/ids.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type ForApproval, forApproval, forApprovalKeys } from '#domain/making/for-approval.ts';
import type { Floor } from '../floor.tsx';
import { loadView } from '../goods/load-view.ts';

/** What stands on the screen of one decision, with the names that belong to it. */
export interface Content extends ForApproval {
  readonly productOf: (id: ProductId) => Product | undefined;
  readonly personOf: (id: PersonId) => string;
  /** Where the goods went. */
  readonly place: string;
}

/** Undefined when nothing of it waits any more, or none of it is on this device. */
export async function loadContent(
  { world, status }: Pick<Floor, 'world' | 'status'>,
  productions: readonly OperationId[],
): Promise<Content | undefined> {
  const site = status.get().enrolment?.site;
  const zone = (site && (await world.get('site', site)))?.timeZone ?? 'UTC';
  const view = await loadView(world, (loaded) => forApprovalKeys(productions, loaded));
  const seen = forApproval(productions, view, (at) => dayAt(at, zone));
  if (!seen) return undefined;
  const ids = [
    ...new Set([
      seen.product,
      ...seen.components.map(({ product }) => product),
      ...seen.differences.map(({ product }) => product),
    ]),
  ];
  const products = new Map(
    await Promise.all(ids.map(async (id) => [id, await world.get('product', id)] as const)),
  );
  const people = new Map(
    await Promise.all(seen.producers.map(async (id) => [id, (await world.get('person', id))?.name] as const)),
  );
  const to: LocationId | undefined = (await world.get('order', seen.order))?.to;
  return {
    ...seen,
    productOf: (id) => products.get(id),
    personOf: (id) => people.get(id) ?? id,
    place: (to && (await world.get('location', to))?.name) ?? '',
  };
}
