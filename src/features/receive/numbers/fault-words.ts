import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { ImportWarning } from '#domain/numbering/import.ts';
import type { LineFault } from './understand.ts';

/** What is wrong with one line of a list, in words. A forgotten code does not compile. */
export function importFaultWords(fault: LineFault): MessageDescriptor {
  switch (fault.code) {
    case 'number-missing':
      return msg`There is no number on this line.`;
    case 'number-too-long':
      return msg`The number is longer than ${fault.longest} characters.`;
    case 'not-printable':
      return msg`The number holds a character that cannot be printed.`;
    case 'number-twice':
      return msg`The same number stands on line ${fault.line} already.`;
    case 'number-in-use':
      return msg`This serial is known already: two units cannot bear one number.`;
    case 'kept-elsewhere':
      return msg`This number is kept for another device. Is it printed on the goods already? Then scan the label.`;
    case 'serial-is-one':
      return msg`A serial is one unit.`;
    case 'quantity-not-positive':
      return msg`The quantity must be more than 0.`;
    case 'quantity-too-precise':
      return fault.decimals === 0
        ? msg`Only whole units are counted.`
        : msg`At most ${fault.decimals} digits after the point.`;
    case 'quantity-unclear':
      return msg`${fault.text}: with or without thousands? Write it without.`;
    case 'date-unclear':
      return msg`${fault.text} can be two days.`;
    case 'cell-not-understood':
      return msg`${fault.text} is neither a quantity nor a date.`;
    case 'too-many-cells':
      return msg`${fault.text} is one value too many.`;
    case 'range-too-long':
      return msg`${fault.text} is more than 10,000 numbers.`;
    case 'plus-twice':
      return msg`Only one item can take all that is missing.`;
  }
}

export function importWarningWords(warning: ImportWarning): MessageDescriptor {
  switch (warning.code) {
    case 'known-lot':
      return msg`This lot is known: it gets more, and keeps its dates.`;
    case 'case-differs':
      return msg`Differs from ${warning.known} in capital letters alone.`;
  }
}
