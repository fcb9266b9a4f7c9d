import type { DeviceId, OperationId } from '#domain/base/ids.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import { registry } from '#domain/operations/registry.ts';
import { type Body, hashOf } from '#domain/protocol/body.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { lockCounter, setVersion } from '../authority/counter.ts';
import { createDesk } from '../authority/gather.ts';
import { type Bench, judgeBatch } from '../authority/judge-batch.ts';
import { writeVerdicts } from '../authority/write.ts';
import type { ServerDeps } from '../deps.ts';
import type { Asker } from '../http/guard.ts';
import { createStanding } from '../people/standing.ts';

export type Opened =
  | { readonly kind: 'opened'; readonly outcome: Outcome; readonly version: number }
  | { readonly kind: 'other-content' }
  | { readonly kind: 'refused'; readonly code: string; readonly args: Readonly<Record<string, string>> };

/** One operation of the server's own: in force with the answer, or not there at all. The same id again is answered as before. */
export function openByMachine(
  deps: ServerDeps,
  { company, site, person }: Asker,
  id: OperationId,
  payload: PayloadOf<'open-order'>,
): Promise<Opened> {
  return deps.db.transaction(async (tx) => {
    const counter = await lockCounter(tx, company);
    const before = await tx.one<{ body: string; outcome: string }>(
      'select body, outcome from operation where company = $1 and id = $2',
      [company, id],
    );
    if (before) {
      const stands = JSON.parse(before.body) as Body;
      const isSame = stands.kind === 'open-order' && hashOf({ ...stands, payload }) === hashOf(stands);
      return isSame
        ? { kind: 'opened', outcome: JSON.parse(before.outcome) as Outcome, version: counter.version }
        : { kind: 'other-content' };
    }
    const now = deps.clock();
    const version = counter.version + 1;
    const body: Body = {
      id,
      kind: 'open-order',
      v: registry['open-order'].version,
      company,
      site,
      actor: person,
      grant: null,
      clock: now,
      contact: null,
      basis: { epoch: counter.epoch, version: counter.version },
      deps: [],
      scans: [],
      reason: null,
      repairs: null,
      payload,
    };
    const bench: Bench = {
      company,
      version,
      epoch: counter.epoch,
      desk: createDesk(tx, company),
      standing: createStanding(tx, company),
      log: deps.log,
    };
    const one = {
      body,
      bodyHash: hashOf(body),
      text: JSON.stringify(body),
      device: 'server' as DeviceId,
      person,
      revoked: false,
      shared: false,
      kin: [],
      receivedAt: now,
      arrived: version,
      ordinal: 0,
    };
    const [verdict] = await judgeBatch(bench, [one], null);
    if (!verdict) throw new Error('A case without a verdict');
    const { state, why } = verdict.outcome;
    if (state !== 'accepted' && state !== 'adjusted')
      return { kind: 'refused', code: why?.code ?? 'failed', args: why?.args ?? {} };
    await writeVerdicts(tx, bench, [verdict], now);
    await setVersion(tx, company, version);
    return { kind: 'opened', outcome: verdict.outcome, version };
  });
}
