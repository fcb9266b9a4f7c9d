import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { OrderId } from '#domain/base/ids.ts';
import { type Quantity, compare, sum } from '#domain/base/quantity.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { isUntouched, unitsOf } from '#domain/making/join.ts';
import type { Making } from '#domain/catalogue/order.ts';
import { runText, toRuns } from '#domain/numbering/runs.ts';
import { isStanding } from '../making-family.ts';
import type { FlowContext } from './flow-context.ts';
import { recordIntent } from './recording.ts';

type Root = NonNullable<Making['root']>;

/** [PRD-3] What a preparation can be taken back of, as this device knows it. */
export interface TakingBack {
  readonly root: OrderId;
  readonly reference: string;
  /** Untouched units, and the rest that there were no numbers for, by their ordinals. */
  readonly parts: readonly MakingOrder[];
  /** The numbers that were given, as runs: "PP-0004 … PP-0027 (24)". */
  readonly numbers: readonly string[];
  readonly units: number;
  /** What is to be made again; less than the units where more were prepared than ordered. */
  readonly quantity: Quantity;
  readonly isMore: boolean;
  /** Begun or made: they stay as they are. */
  readonly staying: readonly MakingOrder[];
  /** The order that goes on with all of them; null where nothing of them was ordered. */
  readonly into: MakingOrder | null;
  readonly last: number | null;
  /** [PRD-3] Those alone that were prepared beyond the order, where others stand beside them: two devices had prepared it. */
  readonly beyond: TakingBack | null;
}

const isBeyond = ({ making }: MakingOrder): boolean => making.root?.beyond === true;

/** @param family all that was split off with this order, by their ordinals, ended or not; nothing to take back: null */
export function takingBack(family: readonly MakingOrder[]): TakingBack | null {
  const standing = family.filter(isStanding);
  const all = standing.filter(isUntouched);
  const root = family[0]?.making.root;
  if (!root) return null;
  const ordinals = family.find(({ id }) => id === root.order)?.making.under.ordinals ?? null;
  const beyond = all.filter(isBeyond);
  const isSome = beyond.length > 0 && beyond.length < standing.length;
  const whole = all.length === standing.length ? ordinals : null;
  const taking = ofParts(root, standing, all, whole);
  return taking && { ...taking, beyond: isSome ? ofParts(root, standing, beyond, null) : null };
}

function ofParts(
  root: Root,
  standing: readonly MakingOrder[],
  parts: readonly MakingOrder[],
  last: number | null,
): TakingBack | null {
  const numbers = parts.flatMap(({ making }) => making.number ?? []);
  if (numbers.length === 0) return null;
  const quantity = unitsOf(parts);
  return {
    root: root.order,
    reference: root.reference,
    parts,
    numbers: toRuns(numbers).map(runText),
    units: numbers.length,
    quantity,
    isMore: compare(quantity, sum(parts.map(({ making }) => making.quantity))) < 0,
    staying: standing.filter((part) => !isUntouched(part)),
    into: parts.find((part) => !isBeyond(part)) ?? null,
    last,
    beyond: null,
  };
}

/** [UND-1, PRD-3] One press, and the order that goes on is shown, to be prepared anew. */
export async function takeBack(
  context: FlowContext,
  { root, reference, parts, units, into, last }: TakingBack,
): Promise<void> {
  context.question.set(null);
  const recorded = await recordIntent(
    context,
    { kind: 'unprepare', payload: { order: root, parts: parts.map(({ id }) => id), last } },
    {},
    i18n._(
      msg`${reference}: preparation of ${plural(units, { one: '# unit', other: '# units' })} taken back`,
    ),
  );
  if (recorded && into && into.id !== context.orderId) await context.openOrder(into.id);
}
