import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { ErrorClass } from '#domain/barcode/fault.ts';
import type { FieldName } from '#domain/barcode/fields.ts';
import type { Recognised, Warning } from '#domain/barcode/recognised.ts';
import type { Words } from './refusal-words.ts';

/** Why a code that claims to be something is not, and what to do. A forgotten class does not compile. */
export function faultWords({ fault }: Extract<Recognised, { kind: 'invalid' }>): Words {
  return {
    what: faultSentence(fault.error),
    next: msg`Scan again. If it stays so, type the number from the label.`,
  };
}

function faultSentence(error: ErrorClass): MessageDescriptor {
  switch (error) {
    case 'charset':
      return msg`The label has a character that may not stand there.`;
    case 'check-digit':
      return msg`The check digit is wrong: a digit was misread, or the label is wrong.`;
    case 'content':
      return msg`The label says something that cannot be.`;
    case 'date':
      return msg`The date on the label does not exist in any calendar.`;
    case 'digital-link':
      return msg`The web address on the label is not a valid product address.`;
    case 'length':
      return msg`The code is too short or too long: a part is missing.`;
    case 'symbology-id':
      return msg`The code arrived broken.`;
    case 'syntax':
      return msg`The code is not built like a label.`;
    case 'unknown-ai':
      return msg`The label has a field that no standard knows.`;
  }
}

/** What was repaired, assumed or noticed while reading. */
export function warningWords({ code, args }: Warning): MessageDescriptor {
  const [first = '', second = '', third = ''] = args;
  switch (code) {
    case 'cut':
      return msg`The code is longer than any label; only the first part was read.`;
    case 'suffix-removed':
      return msg`A line end behind the code was left out.`;
    case 'prefix-removed':
      return msg`What this scanner puts before each code was left out.`;
    case 'whitespace-removed':
      return msg`Blanks around the values were left out.`;
    case 'separator-substituted':
      return msg`The scanner sent ${first} where fields are separated; it was understood.`;
    case 'suspected-missing-separator':
      return msg`The scanner may have dropped the separator: look whether the number is too long.`;
    case 'keyboard-layout':
      return msg`The scanner types for another keyboard (${first}); it was understood.`;
    case 'chosen-by-context':
      return msg`Read as ${first}, because that is expected here.`;
    case 'gtin-check-digit':
      return msg`As long as a product code, but its check digit is wrong.`;
    case 'restricted-circulation-number':
      return msg`This number only means something inside one company.`;
    case 'gtin-padded':
      return msg`A short product code was filled up with zeros.`;
    case 'trailer-missing':
      return msg`The end of the label was lost on the way.`;
    case 'measure-missing':
      return msg`The weight is missing on the label.`;
    case 'codes-disagree':
      return msg`Two labels of one item disagree on ${first}: ${second} and ${third}.`;
  }
}

/** The kind of a reading, for "What is this code?". */
export function kindWords(kind: Recognised['kind']): MessageDescriptor {
  switch (kind) {
    case 'gs1':
      return msg`GS1 label`;
    case 'gtin':
      return msg`Product code`;
    case 'restricted':
      return msg`Number of one company`;
    case 'known':
      return msg`Known here`;
    case 'site-rule':
      return msg`Number by a rule of this site`;
    case 'plain':
      return msg`Plain text`;
    case 'ambiguous':
      return msg`Several readings`;
    case 'invalid':
      return msg`Not readable as a label`;
    case 'hibc':
      return msg`Health industry label (HIBC)`;
    case 'iso15434':
      return msg`Industry label (ISO 15434)`;
  }
}

/** What the fields of a label are called on the floor. */
export const fieldWords: Readonly<Record<FieldName, MessageDescriptor>> = {
  gtin: msg`Product code (GTIN)`,
  contentGtin: msg`Product inside (GTIN)`,
  contentCount: msg`Count inside`,
  lot: msg`Lot`,
  serial: msg`Serial`,
  secondarySerial: msg`Second serial`,
  variant: msg`Variant`,
  partNumber: msg`Part number`,
  customerPart: msg`Customer's part number`,
  sscc: msg`Pallet number (SSCC)`,
  package: msg`Package number`,
  count: msg`Count`,
  quantity: msg`Quantity`,
  measures: msg`Measures`,
  price: msg`Price`,
  expiry: msg`Expires on`,
  expiryTime: msg`Expires at`,
  bestBefore: msg`Best before`,
  sellBy: msg`Sell by`,
  productionDate: msg`Made on`,
  productionTime: msg`Made at`,
  packDate: msg`Packed on`,
  dueDate: msg`Due on`,
  harvestDate: msg`Harvested on`,
  freezeDate: msg`Frozen on`,
  location: msg`Place`,
  locationExtension: msg`Part of the place`,
  shipTo: msg`Ship to`,
  shipFor: msg`Ship for`,
  billTo: msg`Bill to`,
  purchasedFrom: msg`Purchased from`,
  productionLocation: msg`Place of production`,
  party: msg`Party`,
  origin: msg`Country of origin`,
  orderNumber: msg`Order number`,
  consignment: msg`Consignment`,
  shipment: msg`Shipment`,
  route: msg`Route`,
  reference: msg`Reference`,
  asset: msg`Asset`,
};
