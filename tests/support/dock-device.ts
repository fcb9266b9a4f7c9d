import type { CompanyId, DeviceId, PersonId, SiteId } from '../../src/domain/base/ids.ts';
import type { Enrolment, PullResponse } from '../../src/domain/protocol/messages.ts';
import { type StoredKind, splitKey } from '../../src/domain/stock/view.ts';
import { type Stores, openStores } from '../../src/data/open-stores.ts';
import type { Profile, Tab } from './browser/profile.ts';
import { type RuleBook, aDock, company } from './rule-book.ts';

export const anEnrolment = (more: Partial<Enrolment> = {}): Enrolment => ({
  device: 'handheld' as DeviceId,
  short: 'D7',
  epoch: 1,
  company: company satisfies CompanyId,
  site: 'site' as SiteId,
  person: 'ben' as PersonId,
  shared: false,
  serverEpoch: 'e1',
  serverTime: Date.UTC(2026, 10, 21, 12),
  ...more,
});

/** What a pull of the whole rule book would answer. */
export const aPull = (book: RuleBook, version = 1, more: Partial<PullResponse> = {}): PullResponse => ({
  serverEpoch: 'e1',
  serverTime: Date.UTC(2026, 10, 21, 12),
  rows: [...book.rows].map(([key, row]) => {
    const { kind, id } = splitKey(key);
    return { kind: kind as StoredKind, id, version, row };
  }),
  next: `after-${version}`,
  boundary: version,
  backedUp: 0,
  ...more,
});

/** A handheld at the dock: enrolled, with the rows of `aDock` as its replica. */
export async function aDevice(
  profile: Profile,
  { tab = profile.tab(), book = aDock() }: { tab?: Tab; book?: RuleBook } = {},
): Promise<Stores & { readonly tab: Tab }> {
  const stores = await openStores(tab.parts);
  if (!stores.status.getState().enrolment) {
    await stores.adopt(anEnrolment(), await stores.nextSigner());
    await stores.desk.replica.take(aPull(book));
    await stores.settled();
  }
  return { ...stores, tab };
}
