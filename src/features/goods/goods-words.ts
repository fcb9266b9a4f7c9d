import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LotDates } from '#domain/stock/rows.ts';
import type { Format } from '../format.ts';
import type { Draft } from './draft.ts';

/** "Oat flakes · lot L-2611 · best before 30 Jun 2027 · 24 kg": the last code in words. */
export function goodsWords(draft: Draft, dates: LotDates | null, format: Format): string {
  const { product, number, quantity, weight } = draft;
  const parts = [product.name];
  if (number !== null) {
    const named = product.tracking === 'serial' ? msg`serial ${number}` : msg`lot ${number}`;
    parts.push(i18n._(named));
  }
  if (draft.reference !== null && product.tracking === 'lot') {
    const theirs = draft.reference;
    parts.push(i18n._(msg`supplier's ${theirs}`));
  }
  // The date that stands on the label, not one that was counted from it.
  const day = dates && (draft.label.bestBefore === null ? dates.expiration : dates.bestBefore);
  if (day) {
    const date = format.day(day);
    parts.push(i18n._(draft.label.bestBefore === null ? msg`expires ${date}` : msg`best before ${date}`));
  }
  if (quantity !== null) parts.push(format.amount(quantity, product.unit));
  if (weight !== null && product.catchWeight) parts.push(format.amount(weight, product.catchWeight.unit));
  return parts.join(' · ');
}
