import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Refusal } from '#domain/base/refusal.ts';
import type { HoldCode } from '#domain/protocol/outcome.ts';
import type { Format } from './format.ts';
import { laterRefusalWords } from './later-refusal-words.ts';

/** What happened and why, and what to do now. */
export interface Words {
  readonly what: MessageDescriptor;
  readonly next: MessageDescriptor;
}

/** Every refusal in words: those of the dock here, the others in the second half. A forgotten code does not compile. */
export function refusalWords(refusal: Refusal, format: Format): Words {
  switch (refusal.code) {
    case 'unknown-product':
      return { what: msg`This product is not known here.`, next: msg`Receive it as unidentified goods.` };
    case 'unknown-operation-type':
      return {
        what: msg`This kind of work was removed from the plan.`,
        next: msg`Ask a supervisor which one to use.`,
      };
    case 'unknown-location':
      return {
        what: msg`This place is not known here.`,
        next: msg`Scan another place, or ask a supervisor.`,
      };
    case 'unknown-order':
      return {
        what: msg`This order is not known here.`,
        next: msg`Scan the order again, or open a new one.`,
      };
    case 'unknown-line': {
      const { order } = refusal.args;
      return { what: msg`Order ${order} has no such line.`, next: msg`Open the order again.` };
    }
    case 'unknown-operation':
      return {
        what: msg`The entry that this is about is not known.`,
        next: msg`Look at the queue: it may have been undone already.`,
      };
    case 'unknown-person':
      return { what: msg`The person is not known here.`, next: msg`Enrol this device again.` };
    case 'order-exists': {
      const { order } = refusal.args;
      return { what: msg`Order ${order} exists already.`, next: msg`Open that order.` };
    }
    case 'order-ended': {
      const { order, state } = refusal.args;
      return state === 'cancelled'
        ? {
            what: msg`Order ${order} was cancelled.`,
            next: msg`Choose another order, or ask a supervisor.`,
          }
        : {
            what: msg`Order ${order} is closed already.`,
            next: msg`Work on its backorder, or choose another order.`,
          };
    }
    case 'order-not-open': {
      const { order } = refusal.args;
      return { what: msg`Order ${order} is not open yet.`, next: msg`Ask a supervisor to open it.` };
    }
    case 'nothing-to-order':
      return { what: msg`There is nothing on this order.`, next: msg`Scan the first goods.` };
    case 'less-than-done': {
      const { product } = refusal.args;
      const done = format.amount(refusal.args.done, refusal.args.unit);
      return {
        what: msg`${product}: ${done} are done already.`,
        next: msg`Order as much as that, or more.`,
      };
    }
    case 'number-missing': {
      const { product } = refusal.args;
      return { what: msg`${product} needs a lot or serial number.`, next: msg`Scan or type the number.` };
    }
    case 'number-not-tracked': {
      const { product, number } = refusal.args;
      return {
        what: msg`${product} is not tracked by number, but the label says ${number}.`,
        next: msg`Receive it without the number.`,
      };
    }
    case 'number-not-allowed': {
      const { number, operationType } = refusal.args;
      return {
        what: msg`Number ${number} is new, and ${operationType} takes known numbers only.`,
        next: msg`Check the label, or ask a supervisor.`,
      };
    }
    case 'serial-already-here': {
      const { number, product, location } = refusal.args;
      return {
        what: msg`Serial ${number} (${product}) is in the house already, at ${location}.`,
        next: msg`Check the label: two units cannot bear one serial. If both stand before you, record it for a supervisor.`,
      };
    }
    case 'serial-is-one': {
      const { number } = refusal.args;
      return { what: msg`Serial ${number} is one unit.`, next: msg`Scan the units one by one.` };
    }
    case 'quantity-not-positive':
      return { what: msg`The quantity must be more than 0.`, next: msg`Type the quantity again.` };
    case 'quantity-too-precise': {
      const { unit, decimals } = refusal.args;
      const quantity = format.quantity(refusal.args.quantity);
      return decimals === '0'
        ? { what: msg`${quantity} ${unit} is not a whole number.`, next: msg`Count whole units only.` }
        : {
            what: msg`${quantity} ${unit} is finer than this product is measured.`,
            next: msg`At most ${decimals} digits after the point.`,
          };
    }
    case 'quantity-too-large': {
      const quantity = format.quantity(refusal.args.quantity);
      return { what: msg`${quantity} is more than can be kept.`, next: msg`Type the quantity again.` };
    }
    case 'used-since':
      return {
        what: msg`These goods have been used since, so this cannot be undone.`,
        next: msg`Undo what came later first, or ask a supervisor.`,
      };
    case 'already-settled': {
      const { how } = refusal.args;
      return how === 'undone'
        ? { what: msg`This was undone already.`, next: msg`Nothing to do.` }
        : { what: msg`This was ended already.`, next: msg`Nothing to do.` };
    }
    case 'not-undoable':
      return { what: msg`This cannot be undone.`, next: msg`Record the work again instead.` };
    case 'not-settleable':
      return { what: msg`This is not waiting for anybody.`, next: msg`Nothing to do.` };
    case 'reason-missing':
      return { what: msg`A reason is missing.`, next: msg`Choose or type a reason.` };
    case 'not-allowed': {
      const person = format.person(refusal.args.personId);
      return { what: msg`${person} may not do this.`, next: msg`Ask somebody who may, or a supervisor.` };
    }
    case 'malformed':
      return {
        what: msg`The server could not read this entry.`,
        next: msg`Show it to a supervisor. Nothing is lost.`,
      };
    case 'unknown-kind':
      return {
        what: msg`The server does not know this kind of work yet.`,
        next: msg`It waits until the server is updated. Nothing is lost.`,
      };
    default:
      // A code that stands in neither half does not compile; one of a newer server has no words.
      return laterRefusalWords(refusal, format);
  }
}

/** Why the server holds or parks an operation, beside the refusals. */
function holdWords(code: HoldCode): Words {
  switch (code) {
    case 'unknown-kind':
      return {
        what: msg`The server does not know this kind of work yet.`,
        next: msg`It waits until the server is updated. Nothing is lost.`,
      };
    case 'other-content':
      return {
        what: msg`The server has another entry under the same number.`,
        next: msg`Show it to a supervisor.`,
      };
    case 'device-revoked':
      return {
        what: msg`This device was taken out of service.`,
        next: msg`A supervisor decides about this entry.`,
      };
    case 'other-actor':
      return {
        what: msg`This device is enrolled for somebody else.`,
        next: msg`A supervisor decides about this entry.`,
      };
    case 'grant-unknown':
      return {
        what: msg`The server does not know this sign-in.`,
        next: msg`A supervisor decides about this entry.`,
      };
    case 'grant-expired':
      return {
        what: msg`The sign-in had ended when this was recorded.`,
        next: msg`A supervisor decides about this entry. Sign in again before the next one.`,
      };
    case 'person-inactive':
      return {
        what: msg`This person did not work here any more when this was recorded.`,
        next: msg`A supervisor decides about this entry.`,
      };
    case 'right-lost':
      return {
        what: msg`This person had lost the right to do this.`,
        next: msg`A supervisor decides about this entry.`,
      };
    case 'signature-wrong':
      return {
        what: msg`The signature was not made with this person's PIN.`,
        next: msg`Sign again.`,
      };
    case 'newer-payload':
      return {
        what: msg`This device is newer than the server.`,
        next: msg`It waits until the server is updated. Nothing is lost.`,
      };
    case 'waits-for':
      return {
        what: msg`It builds on something that the server has not accepted yet.`,
        next: msg`It follows by itself once that is there, from this device or another.`,
      };
    case 'failed':
      return {
        what: msg`The server could not finish this entry.`,
        next: msg`It is kept. Show it to a supervisor.`,
      };
  }
}

const holdCodes: ReadonlySet<string> = new Set<HoldCode>([
  'unknown-kind',
  'other-content',
  'device-revoked',
  'other-actor',
  'grant-unknown',
  'grant-expired',
  'person-inactive',
  'right-lost',
  'signature-wrong',
  'newer-payload',
  'waits-for',
  'failed',
]);

/** A code that came over the wire: a hold, a refusal, or one of a newer server. */
export function wireWords(
  coded: { readonly code: string; readonly args: Readonly<Record<string, string>> },
  format: Format,
): Words {
  if (holdCodes.has(coded.code)) return holdWords(coded.code as HoldCode);
  // A refusal from the wire has the arguments of its code, or it has words that name none of them.
  const words = refusalWords(coded as unknown as Refusal, format) as Words | undefined;
  const { code } = coded;
  return words ?? { what: msg`The server said: ${code}.`, next: msg`Show it to a supervisor.` };
}
