import { dayAt } from '#domain/base/calendar.ts';
import type { CompanyId, PersonId, SiteId } from '#domain/base/ids.ts';
import { rerunParked } from '../authority/parked.ts';
import { inviteDevice } from '../authority/enrol.ts';
import { randomId } from '../authority/random-id.ts';
import { demoPlant, demoTimeZone, emptyPlant } from '../demo/plant.ts';
import { settleIn } from '../demo/settle-in.ts';
import type { ServerDeps } from '../deps.ts';

export interface Companies {
  /** Of the demo plant, when that is what this database holds. */
  readonly demo: CompanyId | null;
  /** A code for the first device, while there is none and no demo page to get one from. */
  readonly firstCode: string | null;
}

/** The first start makes a company: the demo plant, or an empty one whose administrator invites the others. */
export async function ensureCompany(deps: ServerDeps, empty: boolean): Promise<Companies> {
  const known = await deps.db.snapshot((tx) => tx.one('select company from counter limit 1'));
  if (!known) {
    const company = randomId(deps) as CompanyId;
    const now = deps.clock();
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const plant = empty
      ? emptyPlant(company, { name: 'Main site', timeZone })
      : demoPlant(company, dayAt(now, demoTimeZone), now);
    await settleIn(deps, plant, !empty);
  }
  await finishParked(deps);
  const demo = await deps.db.snapshot((tx) =>
    tx.one<{ value: CompanyId }>(`select value from meta where name = 'demo'`),
  );
  return { demo: demo?.value ?? null, firstCode: demo ? null : await firstCode(deps) };
}

/** A server that ended between a push and what it released takes up the rest here. */
async function finishParked(deps: ServerDeps): Promise<void> {
  const companies = await deps.db.snapshot((tx) =>
    tx.many<{ company: CompanyId }>('select company from counter'),
  );
  for (const { company } of companies) await rerunParked(deps, company, deps.clock());
}

async function firstCode(deps: ServerDeps): Promise<string | null> {
  const company = await deps.db.snapshot((tx) =>
    tx.one<{ company: CompanyId; devices: number }>('select company, devices from counter limit 1'),
  );
  if (!company || company.devices > 0) return null;
  const invitation = { company: company.company, site: 'main' as SiteId, person: 'owner' as PersonId };
  return (await inviteDevice(deps, invitation)).code;
}
