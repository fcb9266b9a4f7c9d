import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Flag } from '#domain/base/refusal.ts';
import type { Format } from './format.ts';
import { type StockFlag, stockFlagWords } from './stock-flag-words.ts';

type LaterCode =
  | 'fefo-passed-over'
  | 'reserved-by-other'
  | 'serial-booked-elsewhere'
  | 'held-goods-used'
  | 'over-consumed'
  | 'under-consumed'
  | 'not-on-bill'
  | 'over-produced'
  | 'inputs-not-declared'
  | 'prepared-twice'
  | 'number-taken'
  | 'decided-already'
  | 'no-delivery-known'
  | 'untracked-stock'
  | 'record-changed-meanwhile'
  | 'risky-setting';

export type LaterFlag = Extract<Flag, { code: LaterCode }> | StockFlag;

/** The second half of `flagWords`: stock, production, settings. */
export function laterFlagWords(flag: LaterFlag, format: Format): MessageDescriptor {
  switch (flag.code) {
    case 'fefo-passed-over': {
      const { number, earlier } = flag.args;
      return msg`${number} was taken before ${earlier}, which expires earlier.`;
    }
    case 'reserved-by-other': {
      const { number, order } = flag.args;
      return msg`${number} was reserved for ${order}.`;
    }
    case 'serial-booked-elsewhere': {
      const { number, location } = flag.args;
      return msg`Serial ${number} was booked at ${location}.`;
    }
    case 'held-goods-used': {
      const { number } = flag.args;
      return msg`${number} was on hold when it was used.`;
    }
    case 'over-consumed': {
      const { product, unit } = flag.args;
      const now = format.quantity(flag.args.now);
      const expected = format.quantity(flag.args.expected);
      return msg`More ${product} than planned: ${now} instead of ${expected} ${unit}.`;
    }
    case 'under-consumed': {
      const { product, unit } = flag.args;
      const now = format.quantity(flag.args.now);
      const expected = format.quantity(flag.args.expected);
      return msg`Less ${product} than planned: ${now} instead of ${expected} ${unit}.`;
    }
    case 'not-on-bill': {
      const { product, order } = flag.args;
      return msg`${product} is not on the bill of materials of ${order}.`;
    }
    case 'over-produced': {
      const { order } = flag.args;
      const planned = format.quantity(flag.args.planned);
      const now = format.quantity(flag.args.now);
      return msg`More made on ${order} than planned: ${now} instead of ${planned}.`;
    }
    case 'inputs-not-declared': {
      const { product } = flag.args;
      return msg`What went into ${product} was not declared.`;
    }
    case 'prepared-twice': {
      const { order } = flag.args;
      return msg`${order} was prepared twice.`;
    }
    case 'number-taken': {
      const { number, order } = flag.args;
      return msg`Number ${number} was taken already; ${order} waits for a new one.`;
    }
    case 'decided-already': {
      const { order } = flag.args;
      return msg`${order} had been decided on by somebody else already.`;
    }
    case 'no-delivery-known': {
      const { number } = flag.args;
      return msg`No delivery of ${number} is known.`;
    }
    case 'untracked-stock': {
      const { product, unit } = flag.args;
      const quantity = format.quantity(flag.args.quantity);
      return msg`${quantity} ${unit} of ${product} have no number yet.`;
    }
    case 'record-changed-meanwhile': {
      const { record } = flag.args;
      return msg`Somebody else had changed the same in ${record}; what was saved last stands.`;
    }
    case 'risky-setting':
      return riskWords(flag.args.setting);
    default:
      return stockFlagWords(flag, format);
  }
}

/** [T14, T48] What was switched, by what it risks. */
function riskWords(setting: string): MessageDescriptor {
  switch (setting) {
    case 'create-new-on-deliveries':
      return msg`Deliveries may make new numbers: goods may go out that never came in.`;
    case 'no-approval':
      return msg`What is made no longer waits for a supervisor.`;
    case 'no-traceability':
      return msg`Lots and serial numbers are off: new products cannot be traced.`;
    case 'no-expiry-dates':
      return msg`Expiration dates are off: goods past theirs are not stopped.`;
    case 'expired-without-supervisor':
      return msg`Expired goods may be taken without a supervisor.`;
    default:
      return msg`A risky setting: ${setting}.`;
  }
}
