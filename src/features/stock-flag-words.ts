import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Flag } from '#domain/base/refusal.ts';
import type { Format } from './format.ts';

export type StockFlag = Extract<
  Flag,
  {
    code:
      | 'supplier-lot-differs'
      | 'number-made-here'
      | 'substituted'
      | 'less-reserved'
      | 'lot-known-already'
      | 'package-booked-elsewhere'
      | 'pallet-known-already'
      | 'cannot-be-held'
      | 'no-receipt-known'
      | 'return-larger-than-delivery';
  }
>;

/** Packages, reservations, returns. A forgotten code does not compile. */
export function stockFlagWords(flag: StockFlag, format: Format): MessageDescriptor {
  switch (flag.code) {
    case 'supplier-lot-differs': {
      const { number, known, label } = flag.args;
      return msg`${number} is known with supplier lot ${known}; this label says ${label}.`;
    }
    case 'number-made-here': {
      const { number } = flag.args;
      return msg`Number ${number} was not known before. Check that these goods were received.`;
    }
    case 'substituted': {
      const { number, reserved } = flag.args;
      return msg`${number} was taken instead of ${reserved}.`;
    }
    case 'less-reserved': {
      const { order, product, unit } = flag.args;
      const kept = format.quantity(flag.args.kept);
      const wanted = format.quantity(flag.args.wanted);
      return msg`Only ${kept} of ${wanted} ${unit} of ${product} could be kept for ${order}.`;
    }
    case 'lot-known-already': {
      const { number } = flag.args;
      return msg`${number} existed already.`;
    }
    case 'package-booked-elsewhere': {
      const { sscc, location } = flag.args;
      return msg`Package ${sscc} was booked at ${location}.`;
    }
    case 'pallet-known-already': {
      const { sscc, number } = flag.args;
      return msg`Some of ${number} on pallet ${sscc} was received before.`;
    }
    case 'cannot-be-held': {
      const { product } = flag.args;
      return msg`${product} has no number and cannot be put on hold. Put it aside.`;
    }
    case 'no-receipt-known': {
      const { number } = flag.args;
      return msg`No receipt of ${number} is known.`;
    }
    case 'return-larger-than-delivery': {
      const { number } = flag.args;
      const delivered = format.quantity(flag.args.delivered);
      const returned = format.quantity(flag.args.returned);
      return msg`${returned} of ${number} came back, and ${delivered} are booked as delivered.`;
    }
  }
}
