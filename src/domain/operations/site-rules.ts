import type { Site } from '../catalogue/place.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import type { Circumstances } from './define.ts';

export const siteKey = ({ site }: Circumstances): RowKey => rowKey('site', site);

/** Nothing when the device has not been told of its site yet. */
export const siteOf = ({ site }: Circumstances, view: View): Site | undefined => found(view, 'site', site);
