import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Flag } from '#domain/base/refusal.ts';
import type { Adjustment } from '#domain/operations/define.ts';
import type { Format } from './format.ts';
import { dayWords } from './day-words.ts';
import { laterFlagWords } from './later-flag-words.ts';

/** Every improbable thing in words. A forgotten code does not compile. */
export function flagWords(flag: Flag, format: Format): MessageDescriptor {
  switch (flag.code) {
    case 'more-than-ordered': {
      const { order, unit } = flag.args;
      const now = format.quantity(flag.args.now);
      const ordered = format.quantity(flag.args.ordered);
      return msg`More than ordered on ${order}: ${now} of ${ordered} ${unit}.`;
    }
    case 'not-ordered': {
      const { order, product } = flag.args;
      return msg`${product} is not on ${order}.`;
    }
    case 'order-changed-meanwhile': {
      const { order, bookedOn } = flag.args;
      return msg`${order} was closed meanwhile; booked on ${bookedOn}.`;
    }
    case 'label-date-differs': {
      const { number } = flag.args;
      const known = dayWords(flag.args.known, format);
      const label = dayWords(flag.args.label, format);
      return msg`Lot ${number} is known with ${known}; this label says ${label}. The known date stays.`;
    }
    case 'already-expired': {
      const { number } = flag.args;
      const expiration = dayWords(flag.args.expiration, format);
      return msg`Lot ${number} expired on ${expiration}.`;
    }
    case 'past-removal': {
      const { number } = flag.args;
      const removal = dayWords(flag.args.removal, format);
      return msg`Lot ${number} should have left the stock on ${removal}.`;
    }
    case 'unreserved-number': {
      const { number } = flag.args;
      return msg`Number ${number} was not reserved for this device.`;
    }
    case 'device-clock-off': {
      const { minutes } = flag.args;
      return msg`The clock of this device is off by ${minutes} minutes.`;
    }
    case 'negative-stock': {
      const { product, location } = flag.args;
      const quantity = format.quantity(flag.args.quantity);
      return msg`${product} at ${location} is now ${quantity}.`;
    }
    case 'typed-not-scanned': {
      const { number } = flag.args;
      return msg`Serial ${number} was typed, not scanned.`;
    }
    case 'unidentified':
      return msg`Unidentified goods: on hold until somebody names them.`;
    case 'weight-outside-tolerance': {
      const { unit } = flag.args;
      const weight = format.quantity(flag.args.weight);
      const nominal = format.quantity(flag.args.nominal);
      return msg`${weight} ${unit} is far from the usual ${nominal} ${unit}.`;
    }
    case 'closed-meanwhile': {
      const { order } = flag.args;
      return msg`${order} had been closed by somebody else already.`;
    }
    default:
      return laterFlagWords(flag, format);
  }
}

/** What was accepted otherwise than asked, in words. */
function adjustmentWords(adjustment: Adjustment): MessageDescriptor {
  switch (adjustment.code) {
    case 'booked-on-other-order': {
      const { order } = adjustment.args;
      return msg`Booked on ${order}.`;
    }
    case 'rest-by-policy': {
      const { order } = adjustment.args;
      return adjustment.args.rest === 'backorder'
        ? msg`The rest of ${order} became a backorder, as it is set up here.`
        : msg`The rest of ${order} was given up, as it is set up here.`;
    }
    case 'units-stay': {
      const { orders } = adjustment.args;
      return msg`Work was done meanwhile, so these stay as they are: ${orders}.`;
    }
    case 'waits-for-number': {
      const { number, order } = adjustment.args;
      return msg`${order} waits for a new number instead of ${number}.`;
    }
  }
}

type Coded = { readonly code: string; readonly args: Readonly<Record<string, string>> };

/** Flags and adjustments as they came over the wire; a newer server's are said by their code. */
export function wireFlagWords(coded: Coded, format: Format): MessageDescriptor {
  const { code } = coded;
  const words =
    (flagWords(coded as unknown as Flag, format) as MessageDescriptor | undefined) ??
    (adjustmentWords(coded as unknown as Adjustment) as MessageDescriptor | undefined);
  return words ?? msg`Noted by the server: ${code}.`;
}
