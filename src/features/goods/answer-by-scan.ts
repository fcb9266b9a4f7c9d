import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Fields } from '#domain/barcode/fields.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import type { Meaning } from '../meaning.ts';
import { faultWords } from '../reading-words.ts';
import { type Draft, addLabel, emptyDraft, entryOf } from './draft.ts';
import { say } from './say.ts';

/** A question about goods is open, and a scan may be its answer: what the draft is then. Null: it was not taken, and that was said. */
export function answerByScan(
  floor: Pick<Floor, 'desk'>,
  draft: Draft,
  meaning: Meaning,
  scan: ScanEvent,
): Draft | null {
  if (meaning.kind === 'goods' && meaning.product.id === draft.product.id && draft.number === null)
    return addLabel(draft, meaning.fields, meaning.packaging, scan);
  if (meaning.kind === 'part' || meaning.kind === 'lots') {
    const fields: Fields = meaning.kind === 'part' ? meaning.fields : {};
    const text = meaning.kind === 'part' ? meaning.text : meaning.name;
    const added = addLabel(draft, fields, null, scan);
    const bare = Object.keys(fields).length === 0 || meaning.kind === 'lots';
    if (draft.number === null && bare) return { ...added, number: text.trim(), entry: entryOf(scan) };
    if (!bare) return added;
  }
  const { name } = draft.product;
  say(floor, 'wait', msg`Answer first`, i18n._(msg`This scan was not taken. First finish ${name}.`));
  return null;
}

/** Another question is open than a scan can answer. */
export const sayAnswerFirst = (floor: Pick<Floor, 'desk'>): void =>
  say(
    floor,
    'wait',
    msg`Answer first`,
    i18n._(msg`This scan was not taken. Answer the question, then scan again.`),
  );

export function sayNotReadable(
  floor: Pick<Floor, 'desk'>,
  { reading }: Extract<Meaning, { kind: 'invalid' }>,
): void {
  const { what, next } = faultWords(reading);
  say(floor, 'error', msg`Not readable`, `${i18n._(what)} ${i18n._(next)}`);
}

export const numbered = (product: Product, number: string, scan: ScanEvent): Draft => ({
  ...emptyDraft(product),
  number: number.trim(),
  entry: entryOf(scan),
  scans: [scan],
});
