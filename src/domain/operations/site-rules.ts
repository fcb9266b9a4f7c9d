import type { Site } from '../catalogue/place.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import type { Circumstances } from './define.ts';

/** The site and its places that are not on any shelf. */
export function siteKeys({ site }: Circumstances, view: View): RowKey[] {
  const row = found(view, 'site', site);
  const places = row ? [row.inventoryLoss, row.scrap, row.production] : [];
  return [rowKey('site', site), ...places.map((place) => rowKey('location', place))];
}

/** Nothing when the device has not been told of its site yet. */
export const siteOf = ({ site }: Circumstances, view: View): Site | undefined => found(view, 'site', site);
