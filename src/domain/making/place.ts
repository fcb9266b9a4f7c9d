import type { LocationId } from '../base/ids.ts';
import { refusal } from '../base/refusal.ts';
import { type Decision, accept, refuse } from '../operations/define.ts';
import { found } from '../stock/view.ts';
import type { Sheet } from '../operations/sheet.ts';

export type ProductionPlace =
  | { readonly ok: true; readonly place: LocationId }
  | { readonly ok: false; readonly decision: Decision };

/** Where components go to and finished goods come from. A device that does not know its site yet leaves it to the server. */
export function productionPlace({ view, circumstances: { site } }: Sheet): ProductionPlace {
  const row = found(view, 'site', site);
  if (row) return { ok: true, place: row.production };
  return {
    ok: false,
    decision:
      view.get('site', site).state === 'unknown'
        ? accept([])
        : refuse(refusal('unknown-location', { locationId: site })),
  };
}
