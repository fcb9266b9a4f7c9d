import { msg } from '@lingui/core/macro';
import type { RefusalCode, Refusal } from '#domain/base/refusal.ts';
import type { Format } from './format.ts';
import type { Words } from './refusal-words.ts';
import { dayWords } from './day-words.ts';
import { stockRefusalWords } from './stock-refusal-words.ts';

/** Refusals beyond the dock: stock and lots, production, approval, records. */
export type LaterRefusal = Extract<
  Refusal,
  {
    code: Exclude<
      RefusalCode,
      | `unknown-${'product' | 'operation-type' | 'location' | 'order' | 'line' | 'operation' | 'person' | 'kind'}`
      | `order-${string}`
      | `quantity-${string}`
      | 'nothing-to-order'
      | 'less-than-done'
      | 'number-missing'
      | 'number-not-tracked'
      | 'number-not-allowed'
      | 'serial-already-here'
      | 'serial-is-one'
      | 'used-since'
      | 'already-settled'
      | 'not-undoable'
      | 'not-settleable'
      | 'reason-missing'
      | 'not-allowed'
      | 'malformed'
    >;
  }
>;

/** The second half of `refusalWords`. A forgotten code does not compile. */
export function laterRefusalWords(refusal: LaterRefusal, format: Format): Words {
  switch (refusal.code) {
    case 'unknown-lot': {
      const { number } = refusal.args;
      return {
        what: msg`Number ${number} is not known here.`,
        next: msg`Check the label, or ask a supervisor.`,
      };
    }
    case 'wrong-kind': {
      const { order } = refusal.args;
      return { what: msg`Order ${order} is for other work.`, next: msg`Open the right order.` };
    }
    case 'not-enough': {
      const { product, location, unit } = refusal.args;
      const available = format.quantity(refusal.args.available);
      const wanted = format.quantity(refusal.args.wanted);
      return {
        what: msg`Only ${available} ${unit} of ${product} at ${location}, and ${wanted} are wanted.`,
        next: msg`Take less, or count what is there.`,
      };
    }
    case 'needs-supervisor': {
      const { number } = refusal.args;
      const expiration = dayWords(refusal.args.expiration, format);
      return { what: msg`Lot ${number} expired on ${expiration}.`, next: msg`Only a supervisor may use it.` };
    }
    case 'lot-has-stock': {
      const { number } = refusal.args;
      return {
        what: msg`There is still some of ${number} in the house.`,
        next: msg`Move or scrap it first.`,
      };
    }
    case 'lot-has-moved': {
      const { number } = refusal.args;
      return { what: msg`${number} has a history and cannot be deleted.`, next: msg`Archive it instead.` };
    }
    case 'name-taken': {
      const { number, product } = refusal.args;
      return { what: msg`${product} has a number ${number} already.`, next: msg`Choose another number.` };
    }
    case 'number-twice': {
      const { number } = refusal.args;
      return { what: msg`Number ${number} stands twice in the list.`, next: msg`Remove one of them.` };
    }
    case 'not-held': {
      const { number } = refusal.args;
      return { what: msg`${number} is not on hold.`, next: msg`Nothing to do.` };
    }
    case 'moved-while-counting': {
      const { product, location } = refusal.args;
      return { what: msg`${product} at ${location} moved while it was counted.`, next: msg`Count it again.` };
    }
    case 'quantities-differ': {
      const from = format.quantity(refusal.args.from);
      const to = format.quantity(refusal.args.to);
      return { what: msg`${from} go in and ${to} come out.`, next: msg`Both sides must be the same.` };
    }
    case 'not-tracked': {
      const { product } = refusal.args;
      return { what: msg`${product} is not tracked by number.`, next: msg`Leave the number out.` };
    }
    case 'produced-already': {
      const { number, product } = refusal.args;
      return { what: msg`${product} ${number} was produced already.`, next: msg`Use the next number.` };
    }
    case 'nothing-to-make': {
      const { order } = refusal.args;
      return { what: msg`There is nothing left to make on ${order}.`, next: msg`Open another order.` };
    }
    case 'too-few-numbers': {
      const { numbers, units } = refusal.args;
      return { what: msg`${numbers} numbers for ${units} units.`, next: msg`Add the missing numbers.` };
    }
    case 'prepared-unit': {
      const { order, number } = refusal.args;
      return {
        what: msg`${order} is one unit, and ${number} is its number.`,
        next: msg`Open a new order for more. Cancel each unit that is not wanted.`,
      };
    }
    case 'strict-consumption': {
      const { product, unit } = refusal.args;
      const expected = format.quantity(refusal.args.expected);
      const now = format.quantity(refusal.args.now);
      return {
        what: msg`${product}: ${expected} ${unit} are planned and ${now} were taken. This bill of materials allows no other.`,
        next: msg`Ask a supervisor.`,
      };
    }
    case 'unknown-step': {
      const { step, order } = refusal.args;
      return { what: msg`Order ${order} has no step ${step}.`, next: msg`Open the order again.` };
    }
    case 'not-consumed': {
      const { product, order } = refusal.args;
      return { what: msg`${product} was not consumed on ${order}.`, next: msg`Scan what was consumed.` };
    }
    case 'own-production': {
      const person = format.person(refusal.args.personId);
      return { what: msg`${person} made this and cannot approve it.`, next: msg`Ask another supervisor.` };
    }
    case 'not-waiting': {
      const { order } = refusal.args;
      return { what: msg`${order} does not wait for approval.`, next: msg`Nothing to do.` };
    }
    case 'signature-missing':
      return { what: msg`The signature is missing.`, next: msg`Scan the badge and type the PIN.` };
    case 'signed-other-content': {
      const { order } = refusal.args;
      return { what: msg`${order} changed after it was signed.`, next: msg`Look at it again and sign anew.` };
    }
    case 'components-not-returned': {
      const { product, order } = refusal.args;
      return {
        what: msg`${product} was taken for ${order} and is in nothing yet.`,
        next: msg`Put it back on a shelf first.`,
      };
    }
    case 'bill-of-other-product': {
      const { product } = refusal.args;
      return {
        what: msg`This bill of materials is not for ${product}.`,
        next: msg`Choose another bill of materials.`,
      };
    }
    case 'too-many-units': {
      const { units, most } = refusal.args;
      return {
        what: msg`${units} units at once are too many; ${most} are possible.`,
        next: msg`Produce them in several batches.`,
      };
    }
    case 'code-taken': {
      const { code, by } = refusal.args;
      return { what: msg`Code ${code} belongs to ${by} already.`, next: msg`Choose another code.` };
    }
    case 'unit-in-use': {
      const { product } = refusal.args;
      return {
        what: msg`The unit of ${product} is in use.`,
        next: msg`Make a new product with the other unit.`,
      };
    }
    case 'numbers-in-stock': {
      const { product } = refusal.args;
      return {
        what: msg`${product} has numbers in stock.`,
        next: msg`Empty the stock before changing how it is tracked.`,
      };
    }
    case 'stock-left': {
      const { product, unit } = refusal.args;
      const quantity = format.quantity(refusal.args.quantity);
      return {
        what: msg`${quantity} ${unit} of ${product} are still in stock.`,
        next: msg`Move or scrap them first.`,
      };
    }
    case 'unknown-record': {
      const { id } = refusal.args;
      return { what: msg`${id} is not known.`, next: msg`Load the list again.` };
    }
    case 'goes-in-circles': {
      const { name } = refusal.args;
      return { what: msg`${name} would lie within itself.`, next: msg`Choose another one above it.` };
    }
    case 'last-of-its-kind':
      return { what: msg`The last one cannot be taken away.`, next: msg`Add another one first.` };
    default:
      return stockRefusalWords(refusal);
  }
}
