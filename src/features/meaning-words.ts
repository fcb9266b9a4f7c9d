import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Fields } from '#domain/barcode/fields.ts';
import type { Format } from './format.ts';
import type { Meaning } from './meaning.ts';

/** What a code may stand for, as one choice among several. */
export function meaningWords(
  meaning: Meaning,
  format: Format,
): {
  readonly title: string | null;
  readonly note: MessageDescriptor;
} {
  switch (meaning.kind) {
    case 'goods':
      return {
        title: [meaning.product.name, ...fieldsInShort(meaning.fields, format)].join(' · '),
        note: msg`A product`,
      };
    case 'order':
      return { title: meaning.order.reference, note: msg`An order` };
    case 'lots':
      return { title: meaning.name, note: msg`A lot or serial` };
    case 'partner':
      return { title: meaning.partner.name, note: msg`A supplier or customer` };
    case 'location':
      return { title: meaning.location.name, note: msg`A place` };
    case 'badge':
      return { title: meaning.person.name, note: msg`A badge` };
    case 'pallet':
      return { title: meaning.sscc, note: msg`A pallet` };
    case 'unknown-goods':
      return { title: meaning.gtin, note: msg`A product code that nobody knows here` };
    case 'part':
      return { title: meaning.text, note: msg`A plain number, as it was scanned` };
    case 'invalid':
      return { title: null, note: msg`A broken label` };
    case 'ambiguous':
      return { title: null, note: msg`Several things` };
  }
}

/** What tells two readings of one label apart. */
function fieldsInShort({ lot, serial, expiry, bestBefore }: Fields, format: Format): string[] {
  const day = expiry ?? bestBefore;
  return [lot, serial, day && format.day(day)].filter((part) => part !== undefined);
}
