import { useLingui } from '@lingui/react/macro';
import { Field, FieldUnit } from '../../../ui/field.tsx';
import type { FlowContext } from '../flow-context.ts';
import { type SideGood, faultOf, setAmount, setNumbers } from '../side-goods.ts';

/** [PRD-10] How much of a by-product came out, and its own lot or serials: drawn from ours, typed, or scanned. */
export function SideGoodFields({ good, context }: { good: SideGood; context: FlowContext }) {
  const { t } = useLingui();
  const { product, amount, numbers } = good;
  const fault = faultOf(good);
  return (
    <>
      <Field
        label={t`${product.name} that came out`}
        value={amount}
        onChange={(value) => void setAmount(context, good, value)}
        code
        keys="decimal"
        end={<FieldUnit>{product.unit}</FieldUnit>}
        hint={t`A by-product: 0 when none came out.`}
        {...(fault === 'amount' && { error: t`Type how much came out.` })}
      />
      {product.tracking === 'lot' && (
        <Field
          label={t`Lot of ${product.name}`}
          value={numbers}
          onChange={(value) => void setNumbers(context, good, value)}
          code
          {...(fault === 'elsewhere' && { error: t`Kept for another device: type another one.` })}
          {...(fault === 'number' && { error: t`It needs a lot: type it or scan its label.` })}
        />
      )}
      {product.tracking === 'serial' && (
        <Field
          label={t`Serials of ${product.name}, one a line`}
          value={numbers}
          onChange={(value) => void setNumbers(context, good, value)}
          multiline
          code
          {...(fault === 'elsewhere' && { error: t`Kept for another device: type another one.` })}
          {...(fault === 'serials' && { error: t`One serial a piece, each only once.` })}
        />
      )}
    </>
  );
}
