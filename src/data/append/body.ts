import type { Instant } from '#domain/base/calendar.ts';
import { type OperationId, uuidV7 } from '#domain/base/ids.ts';
import { understand } from '#domain/operations/judge.ts';
import { type Intent, registry } from '#domain/operations/registry.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import type { RowKey } from '#domain/stock/view.ts';
import type { Given } from '../contract.ts';
import type { RandomBytes } from '../ports.ts';

/** What the device adds to an intent on its own. */
export interface Setting {
  readonly speaker: Pick<Body, 'actor' | 'grant'>;
  readonly enrolment: Enrolment;
  readonly now: Instant;
  readonly contact: Body['contact'];
  readonly basis: Body['basis'];
  readonly random: RandomBytes;
}

const newId = ({ now, random }: Setting): OperationId => uuidV7(now, random(10)) as OperationId;

/**
 * The immutable part of an operation, without its deps.
 * @param id drawn already, where its rows have been read ahead: some are named after it
 */
export const bodyOf = (
  intent: Intent,
  given: Given,
  setting: Setting,
  id: OperationId = newId(setting),
): Body => ({
  id,
  kind: intent.kind,
  v: registry[intent.kind].version,
  company: setting.enrolment.company,
  site: setting.enrolment.site,
  ...setting.speaker,
  clock: setting.now,
  contact: setting.contact,
  basis: setting.basis,
  deps: [],
  scans: given.scans ?? [],
  reason: given.reason ?? null,
  repairs: given.repairs ?? null,
  payload: intent.payload,
});

const mostDeps = 50;

/**
 * Derived, never given by a screen: the pending creations that the body cites, and the operations that it is about.
 * What it repairs is no dep: that one is refused, and would park its own repair.
 */
export function withDeps(body: Body, creatorOf: (key: RowKey) => OperationId | undefined): Body {
  const understood = understand(body);
  if (!understood.ok) return body;
  const creators = understood.value.cites(body).flatMap((key) => creatorOf(key) ?? []);
  const targets = understood.value.targets.filter((id) => id !== body.repairs);
  return { ...body, deps: [...new Set([...creators, ...targets])].slice(0, mostDeps) };
}
