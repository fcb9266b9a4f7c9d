import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Import, ImportFault } from '#domain/protocol/exchange-messages.ts';
import type { Format } from '../format.ts';
import { refusalWords } from '../refusal-words.ts';

/** What is wrong with one line, and with which cell of it. */
export function faultWords({ code, args }: ImportFault, format: Format): MessageDescriptor {
  const { text = '', allowed = '', most = '', kind = '', line = '' } = args;
  switch (code) {
    case 'empty':
      return msg`This must not be empty.`;
    case 'not-a-number':
      return msg`“${text}” is not a number that fits here. 1.5 and 1,5 are read; 1.500 could be two numbers.`;
    case 'not-positive':
      return msg`“${text}” is not more than zero.`;
    case 'not-a-day':
      return msg`“${text}” is not a day. Write 2027-06-30 or 30.06.2027.`;
    case 'not-yes-or-no':
      return msg`“${text}” is neither yes nor no.`;
    case 'not-one-of':
      return allowed === ''
        ? msg`“${text}” must not stand here: this product has no numbers.`
        : msg`“${text}” is not one of: ${allowed}.`;
    case 'too-long':
      return msg`This has more than ${most} characters.`;
    case 'unreadable':
      return msg`“${text}” cannot be read here.`;
    case 'wrong-check-digit':
      return msg`“${text}” is no barcode: its last digit does not fit the others.`;
    case 'unknown-reference':
      return unknownWords(kind, text);
    case 'twice':
      return msg`“${text}” stands in line ${line} already.`;
    case 'stands-otherwise':
      return msg`“${text}” is there already, and otherwise than in this list. A list does not change it.`;
    case 'changed-meanwhile':
      return msg`Others kept changing what this list leans on. Bring it in again.`;
    case 'failed':
      return msg`The server could not deal with this line.`;
  }
  // Anything else is the refusal of a rule, the same one that a worker would meet.
  const words = refusalWords({ code, args } as unknown as Refusal, format) as
    | { what: MessageDescriptor }
    | undefined;
  return words?.what ?? msg`A rule refuses this line (${code}).`;
}

function unknownWords(kind: string, text: string): MessageDescriptor {
  switch (kind) {
    case 'product':
      return msg`There is no product with the code “${text}”. Bring in the products first.`;
    case 'unit':
      return msg`There is no unit “${text}”. Bring in the units first.`;
    case 'category':
      return msg`There is no category “${text}”. Bring in the categories first.`;
    case 'sequence':
      return msg`There is no number run “${text}”. Bring in the number runs first.`;
    case 'partner':
      return msg`There is no partner with the code “${text}”. Bring in the partners first.`;
    case 'location':
      return msg`There is no place “${text}”. Bring in the places first.`;
    case 'operation-type':
      return msg`There is no kind of work “${text}”. Bring in the kinds of work first.`;
    default:
      return msg`“${text}” is not known here.`;
  }
}

/** What is wrong with the header or with the whole file. */
export function tableFaultWords({ code, column }: Import['tableFaults'][number]): MessageDescriptor {
  switch (code) {
    case 'missing-column':
      return msg`The column “${column}” is missing.`;
    case 'unknown-column':
      return msg`The column “${column}” is not known and is left out. The names that are known stand in the template.`;
    case 'column-twice':
      return msg`The column “${column}” is there twice.`;
    default:
      return msg`There are no lines under the header.`;
  }
}
