import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProductId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Package } from '#domain/stock/rows.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { takeBadge } from '../take-badge.ts';
import type { Floor } from '../floor.tsx';
import { type Meaning, meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';
import { faultWords, warningWords } from '../reading-words.ts';
import { type Draft, addLabel, emptyDraft, entryOf } from './draft.ts';

/** What a scan is for somebody who handles goods that are in the house already. */
export type Scanned =
  | { readonly kind: 'goods'; readonly draft: Draft }
  | { readonly kind: 'place'; readonly location: Location }
  /** [X16] Null: nobody here has heard of this package. */
  | { readonly kind: 'package'; readonly sscc: string; readonly row: Package | null }
  | { readonly kind: 'order'; readonly order: Order }
  /** [NUM-6] The same number on several products. */
  | {
      readonly kind: 'which-product';
      readonly number: string;
      readonly products: readonly Product[];
      readonly scan: ScanEvent;
    }
  | { readonly kind: 'which-reading'; readonly choices: readonly Meaning[]; readonly scan: ScanEvent }
  /** A label that says something of the goods and not which: the second of two. */
  | {
      readonly kind: 'part';
      readonly meaning: Extract<Meaning, { kind: 'part' | 'lots' }>;
      readonly text: string;
    }
  /** It is dealt with: the person at work changes, or is the same. */
  | { readonly kind: 'badge' }
  | {
      readonly kind: 'nothing';
      readonly tone: 'wait' | 'error';
      readonly word: MessageDescriptor;
      readonly text: string;
    };

interface Near {
  /** Products that are worked on here: a bare number means one of them before any other. */
  readonly products: readonly ProductId[];
}

export async function scannedOf(floor: Floor, scan: ScanEvent, near: Near): Promise<Scanned> {
  const reading = await readScan(floor, scan);
  return scannedAs(floor, await meaningOf(floor.world, reading), scan, near);
}

export async function scannedAs(
  floor: Floor,
  meaning: Meaning,
  scan: ScanEvent,
  near: Near,
): Promise<Scanned> {
  switch (meaning.kind) {
    case 'goods':
      return {
        kind: 'goods',
        draft: addLabel(emptyDraft(meaning.product), meaning.fields, meaning.packaging, scan),
      };
    case 'lots':
      return numberAlone(
        floor,
        meaning.name,
        meaning.lots.map(({ product }) => product),
        scan,
        near,
        meaning,
      );
    case 'part': {
      const { serial, lot } = meaning.fields;
      const name = serial ?? lot;
      const lots = name === undefined ? [] : await floor.world.find('lot', `exact:${name}`, 50);
      if (name !== undefined && lots.length > 0)
        return numberAlone(
          floor,
          name,
          lots.map(({ product }) => product),
          scan,
          near,
          meaning,
        );
      const doubts = meaning.warnings.map((warning) => i18n._(warningWords(warning)));
      return { kind: 'part', meaning, text: [meaning.text, ...doubts].join(' · ') };
    }
    case 'pallet': {
      const [row] = await floor.world.find('package', `sscc:${meaning.sscc}`, 1);
      return { kind: 'package', sscc: meaning.sscc, row: row ?? null };
    }
    case 'badge':
      takeBadge(floor, meaning.person);
      return { kind: 'badge' };
    case 'location':
      return { kind: 'place', location: meaning.location };
    case 'order':
      return { kind: 'order', order: meaning.order };
    case 'ambiguous':
      return { kind: 'which-reading', choices: meaning.choices, scan };
    case 'unknown-goods':
      return { kind: 'nothing', tone: 'error', word: msg`Not known`, text: meaning.gtin };
    case 'partner':
      return { kind: 'nothing', tone: 'wait', word: msg`Not goods`, text: meaning.partner.name };
    case 'invalid': {
      const { what, next } = faultWords(meaning.reading);
      return {
        kind: 'nothing',
        tone: 'error',
        word: msg`Not readable`,
        text: `${i18n._(what)} ${i18n._(next)}`,
      };
    }
  }
}

async function numberAlone(
  floor: Floor,
  number: string,
  knownOn: readonly ProductId[],
  scan: ScanEvent,
  near: Near,
  meaning: Extract<Meaning, { kind: 'part' | 'lots' }>,
): Promise<Scanned> {
  const here = new Set(near.products);
  const all = [...new Set(knownOn)];
  const fitting = all.filter((id) => here.has(id));
  const rows = await Promise.all(
    (fitting.length > 0 ? fitting : all).map((id) => floor.world.get('product', id)),
  );
  const products = rows.filter((row) => row !== undefined);
  const [only] = products;
  if (!only) return { kind: 'part', meaning, text: number };
  if (products.length > 1) return { kind: 'which-product', number, products, scan };
  return { kind: 'goods', draft: numberedDraft(only, number, scan, meaning) };
}

/** A number whose product is known now. What else the label said stays. */
export function numberedDraft(
  product: Product,
  number: string,
  scan: ScanEvent,
  meaning?: Extract<Meaning, { kind: 'part' | 'lots' }>,
): Draft {
  const fields = meaning?.kind === 'part' ? meaning.fields : {};
  return {
    ...addLabel(emptyDraft(product), fields, null, scan),
    number: number.trim(),
    entry: entryOf(scan),
  };
}
