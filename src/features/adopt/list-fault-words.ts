import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { ImportFault } from '#domain/numbering/import.ts';

/** What is wrong with a line of a list of numbers. */
export function listFaultWords(fault: ImportFault): MessageDescriptor {
  switch (fault.code) {
    case 'number-missing':
      return msg`no number`;
    case 'number-too-long':
      return msg`longer than ${fault.longest} characters`;
    case 'not-printable':
      return msg`has signs that cannot be printed`;
    case 'number-twice':
      return msg`stands on line ${fault.line} already`;
    case 'number-in-use':
      return msg`is in use already`;
    case 'serial-is-one':
      return msg`a serial is one piece`;
    case 'quantity-not-positive':
      return msg`the quantity must be more than nothing`;
    case 'quantity-too-precise':
      return msg`the unit allows ${fault.decimals} decimals`;
    case 'quantity-unclear':
      return msg`${fault.text} can be read in two ways`;
    case 'date-unclear':
      return msg`the date ${fault.text} can be read in two ways`;
    case 'cell-not-understood':
      return msg`${fault.text} was not understood`;
    case 'too-many-cells':
      return msg`${fault.text} is too much on one line`;
    case 'range-too-long':
      return msg`${fault.text} is too many at once`;
    case 'plus-twice':
      return msg`only one item can go on by itself`;
  }
}
