import { msg } from '@lingui/core/macro';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Words } from './refusal-words.ts';

export type StockRefusal = Extract<
  Refusal,
  {
    code:
      | 'not-our-place'
      | 'unknown-package'
      | 'package-empty'
      | 'package-received-already'
      | 'goods-held'
      | 'signed-other-holds'
      | 'nothing-changed'
      | 'not-unidentified'
      | 'nothing-to-correct'
      | 'same-number';
  }
>;

/** Packages, holds, lot records. A forgotten code does not compile. */
export function stockRefusalWords(refusal: StockRefusal): Words {
  switch (refusal.code) {
    case 'not-our-place': {
      const { location } = refusal.args;
      return { what: msg`${location} is not a place of this house.`, next: msg`Scan a place of ours.` };
    }
    case 'unknown-package':
      return { what: msg`This package is not known here.`, next: msg`Receive it, or pack it first.` };
    case 'package-empty': {
      const { sscc } = refusal.args;
      return { what: msg`Package ${sscc} is empty.`, next: msg`Scan the goods one by one.` };
    }
    case 'package-received-already': {
      const { sscc, number } = refusal.args;
      return {
        what: msg`${number} on pallet ${sscc} was received already.`,
        next: msg`Nothing to do if it is the same pallet; else a supervisor looks at it.`,
      };
    }
    case 'goods-held': {
      const { number } = refusal.args;
      return { what: msg`${number} is on hold.`, next: msg`Take another one, or ask a supervisor.` };
    }
    case 'signed-other-holds': {
      const { number } = refusal.args;
      return {
        what: msg`The holds on ${number} changed after they were signed.`,
        next: msg`Look at them again and sign anew.`,
      };
    }
    case 'nothing-changed':
      return { what: msg`Nothing was changed.`, next: msg`Change something, or go back.` };
    case 'not-unidentified': {
      const { number } = refusal.args;
      return { what: msg`${number} has its name already.`, next: msg`Nothing to do.` };
    }
    case 'nothing-to-correct': {
      const { number } = refusal.args;
      return { what: msg`So much of ${number} was not used there.`, next: msg`Look at the record again.` };
    }
    case 'same-number': {
      const { number } = refusal.args;
      return { what: msg`${number} stands on both sides.`, next: msg`Choose another number.` };
    }
  }
}
