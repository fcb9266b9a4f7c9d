import { dayAt } from '#domain/base/calendar.ts';
import type { CompanyId } from '#domain/base/ids.ts';
import { rerunParked } from '../authority/parked.ts';
import { randomId } from '../authority/random-id.ts';
import { demoPlant, demoTimeZone } from '../demo/plant.ts';
import { settleIn } from '../demo/settle-in.ts';
import type { ServerDeps } from '../deps.ts';
import { openSetup } from '../setup/link.ts';

export interface Companies {
  /** Of the demo plant, when that is what this database holds. */
  readonly demo: CompanyId | null;
  /** For the link with which the first administrator begins, while there is none. */
  readonly setupToken: string | null;
}

/** The first start makes the demo plant, or waits for somebody to say what this company is called. */
export async function ensureCompany(deps: ServerDeps, empty: boolean): Promise<Companies> {
  const known = await deps.db.snapshot((tx) => tx.one('select company from counter limit 1'));
  // Once begun empty it stays so: a start without the flag must not turn a plant to be into a demo.
  const begun = await deps.db.snapshot((tx) => tx.one('select company from setup_link limit 1'));
  if (!known && (empty || begun)) {
    const link = await openSetup(deps);
    return { demo: null, setupToken: link?.token ?? null };
  }
  if (!known) {
    const now = deps.clock();
    await settleIn(deps, demoPlant(randomId(deps) as CompanyId, dayAt(now, demoTimeZone), now), true);
  }
  await finishParked(deps);
  const demo = await deps.db.snapshot((tx) =>
    tx.one<{ value: CompanyId }>(`select value from meta where name = 'demo'`),
  );
  return { demo: demo?.value ?? null, setupToken: null };
}

/** A server that ended between a push and what it released takes up the rest here. */
async function finishParked(deps: ServerDeps): Promise<void> {
  const companies = await deps.db.snapshot((tx) =>
    tx.many<{ company: CompanyId }>('select company from counter'),
  );
  for (const { company } of companies) await rerunParked(deps, company, deps.clock());
}
