import { type Quantity, parseQuantity } from '../base/quantity.ts';

/** What stands before the decimals where the person lives. */
export type Decimals = 'point' | 'comma';

export type QuantityReading =
  | { readonly is: 'quantity'; readonly quantity: Quantity }
  /** "1,500" where decimals have a point: fifteen hundred, or written by somebody who uses a comma. */
  | { readonly is: 'unclear' }
  | { readonly is: 'none' };

/** [NUM-4] A quantity as it is written here. The other sign before exactly three digits can mean thousands, and is asked. */
export function readQuantity(text: string, decimals: Decimals): QuantityReading {
  const [own, other] = decimals === 'point' ? ['.', ','] : [',', '.'];
  if (!/^-?\d+(?:[.,]\d+)*$/.test(text)) return { is: 'none' };
  const others = text.split(other).length - 1;
  if (others > 0 && (others > 1 || text.includes(own) || /[.,]\d{3}$/.test(text))) return { is: 'unclear' };
  const parsed = parseQuantity(text.replace(',', '.'));
  return parsed.ok ? { is: 'quantity', quantity: parsed.value } : { is: 'none' };
}
