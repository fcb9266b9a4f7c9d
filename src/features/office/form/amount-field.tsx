import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { decimalsOf, parseQuantity } from '#domain/base/quantity.ts';
import { type Unit, convert, isConvertible } from '#domain/catalogue/unit.ts';
import { Field, FieldUnit } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { useAsked, useFloor, useFormat } from '../../floor.tsx';
import { withPoint, withSign } from './decimal-sign.ts';

interface Props {
  readonly label: string;
  /** Whose unit it is. */
  readonly product: string;
  /** In the product's own unit. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly readOnly: boolean;
  readonly hint?: string;
  readonly error?: string;
}

/** [UOM-1] How much of a product, typed in its unit or in one that converts to it exactly. */
export function AmountField({ label, product: id, value, onChange, readOnly, hint, error }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  /** Typed in another unit than the product's. */
  const [other, setOther] = useState<{ readonly unit: string; readonly text: string } | null>(null);
  const asked = useAsked(async () => {
    const product = id === '' ? undefined : await world.get('product', id);
    const units = product ? (await world.scan('unit', 'list:active:', 200)).filter(Boolean) : [];
    const own = units.find(({ name }) => name === product?.unit);
    return { product, own, units: own ? units.filter((unit) => isConvertible(unit, own)) : [] };
  }, [id]);
  const { product, own, units = [] } = asked.state === 'here' ? asked.value : {};
  const unit = other?.unit ?? product?.unit ?? '';
  const say = (text: string, name: string): void => {
    if (name === product?.unit || !own) {
      setOther(null);
      return onChange(text);
    }
    setOther({ unit: name, text });
    const from = units.find((each) => each.name === name);
    onChange(from ? (inBase(text, from, own) ?? `${text} ${name}`) : text);
  };
  const isTooFine = product !== undefined && isFiner(value, product.precision);
  const inOwn =
    other !== null && parseQuantity(value).ok ? format.amount(value, product?.unit ?? '') : undefined;
  const hints = inOwn === undefined ? hint : t`That is ${inOwn}.`;
  const fault = isTooFine ? t`Finer than this product is measured.` : error;
  return (
    <Field
      label={label}
      value={withSign(other?.text ?? value, format)}
      onChange={(text) => say(withPoint(text, format), unit)}
      code
      keys="decimal"
      readOnly={readOnly}
      {...(hints === undefined ? {} : { hint: hints })}
      {...(fault === undefined ? {} : { error: fault })}
      end={
        units.length > 1 && !readOnly ? (
          <Select
            quietLabel
            label={t`Unit`}
            value={unit}
            choices={units.map(({ name }) => ({ value: name, word: name }))}
            onChange={(name) => say(other?.text ?? value, name)}
          />
        ) : unit === '' ? undefined : (
          <FieldUnit>{unit}</FieldUnit>
        )
      }
    />
  );
}

function inBase(text: string, from: Unit, to: Unit): string | null {
  const read = parseQuantity(text);
  return read.ok ? convert(read.value, from, to) : null;
}

function isFiner(text: string, precision: number): boolean {
  const read = parseQuantity(text);
  return read.ok && decimalsOf(read.value) > precision;
}
