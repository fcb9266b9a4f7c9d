import { type Instant, dayAt } from '#domain/base/calendar.ts';
import type { CompanyId, DeviceId, OperationId, PersonId } from '#domain/base/ids.ts';
import type { Circumstances } from '#domain/operations/define.ts';
import { type NotUnderstood, type Understood, understand } from '#domain/operations/judge.ts';
import type { Body } from '#domain/protocol/body.ts';
import { eventTime } from '#domain/protocol/event-time.ts';
import type { HoldCode } from '#domain/protocol/outcome.ts';
import { checkCompiled } from './check-compiled.ts';
import { type RowKey, type View, found, rowKey } from '#domain/stock/view.ts';
import type { Standing } from '../people/standing.ts';

/** One operation on the desk: what was said, by whom it was carried here, and when. */
export interface Case {
  readonly body: Body;
  readonly bodyHash: string;
  readonly text: string;
  readonly device: DeviceId;
  /** Whose device it is, and whether it is revoked: both decide whether the carrier is to be believed. */
  readonly person: PersonId;
  readonly revoked: boolean;
  /** Used by several people in turn, none of whom it may speak for by itself. */
  readonly shared: boolean;
  /** Devices whose work it may bring: the one that it was before a fork, the broken one that it replaces. */
  readonly kin: readonly DeviceId[];
  readonly receivedAt: Instant;
  /** Version and place at which it first arrived: the order in which parked ones are judged again. */
  readonly arrived: number;
  readonly ordinal: number;
}

/** Held or refused before any rule looks at it. */
interface Stopped {
  readonly state: 'held' | 'refused';
  readonly code: HoldCode | 'malformed';
  readonly args: Readonly<Record<string, string>>;
}

export type Opened =
  | { readonly open: true; readonly understood: Understood; readonly circumstances: Circumstances }
  | { readonly open: false; readonly stopped: Stopped };

export const siteKey = ({ body }: Case): RowKey => rowKey('site', body.site);

/** Looks at the envelope; needs the site's row in the view. */
export function openCase(
  one: Case,
  company: CompanyId,
  at: { readonly epoch: string; readonly version: number },
  view: View,
  standing: Pick<Standing, 'objection'>,
): Opened {
  const { body } = one;
  const stop = (state: Stopped['state'], code: Stopped['code'], args: Stopped['args'] = {}): Opened => ({
    open: false,
    stopped: { state, code, args },
  });
  if (one.revoked) return stop('held', 'device-revoked');
  if (body.company !== company) return stop('refused', 'malformed', { where: '/company' });
  const site = found(view, 'site', body.site);
  if (!site) return stop('refused', 'malformed', { where: '/site' });
  const objection = standing.objection(one);
  if (objection) return stop('held', objection.code, objection.args);
  const understood = understand(body, checkCompiled);
  if (!understood.ok) return stop(...notUnderstood(understood.error));
  const when = eventTime(body, one.receivedAt);
  return {
    open: true,
    understood: understood.value,
    circumstances: {
      operation: body.id,
      company,
      site: body.site,
      device: one.device,
      actor: body.actor,
      at: when.at,
      today: dayAt(when.at, site.timeZone),
      // What a device saw of another epoch can't be compared: it counts as not seen, and its work is booked late (ORD-1).
      seen: body.basis.epoch === at.epoch ? Math.min(body.basis.version, at.version - 1) : 0,
      version: at.version,
      reason: body.reason,
    },
  };
}

function notUnderstood(error: NotUnderstood): [Stopped['state'], Stopped['code'], Stopped['args']] {
  switch (error.code) {
    case 'unknown-kind':
      return ['held', 'unknown-kind', { kind: error.kind }];
    case 'newer-payload':
      return ['held', 'newer-payload', { version: String(error.v) }];
    case 'malformed':
      return ['refused', 'malformed', { where: error.where }];
  }
}

/**
 * What it waits for: operations that it builds on and that are not in force. An operation that it is about (its
 * target) need only have been judged: putting right what was refused is what a repair is for.
 */
export function unmetDeps(one: Case, understood: Understood, view: View): OperationId[] {
  const targets = new Set<OperationId>(understood.targets);
  return [...new Set([...one.body.deps, ...understood.targets])].filter((dep) => {
    if (dep === one.body.id) return false;
    const row = found(view, 'operation', dep);
    if (!row) return true;
    if (row.state === 'accepted' || row.state === 'adjusted') return false;
    if (row.settled?.how === 'repaired') return false;
    if (!targets.has(dep)) return true;
    // Undoing what still waits waits with it; what ended without effect is for the rule to answer.
    return row.state === 'parked' && row.settled === null && dep !== one.body.repairs;
  });
}

export const depKeys = ({ body }: Case, targets: readonly OperationId[]): RowKey[] =>
  [...body.deps, ...targets].map((dep) => rowKey('operation', dep));
