import { IconAlertTriangle } from '@tabler/icons-react';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { type Day, parseDay } from '#domain/base/calendar.ts';
import { Field as TextField, FieldUnit } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { useFormat } from '../../floor.tsx';
import { AmountField } from './amount-field.tsx';
import { withPoint, withSign } from './decimal-sign.ts';
import type { FieldProps } from './field-props.ts';
import { ListField } from './list-field.tsx';
import type { Referred } from './references.ts';
import { ReferenceField } from './reference-field.tsx';
import { TextsField } from './texts-field.tsx';
import { type Value, isOn, listOf, textOf } from './values.ts';

/** One question, by its kind. */
export function FieldView(props: FieldProps) {
  const { field, path, values, setting, faults, onChange } = props;
  const { t } = useLingui();
  const format = useFormat();
  const locked = field.locked?.(values, setting);
  const readOnly = props.readOnly || locked !== undefined;
  const help = locked ?? (typeof field.help === 'function' ? field.help(values, setting) : field.help);
  const hint =
    help &&
    (Array.isArray(help)
      ? help.map((each: MessageDescriptor) => t(each)).join(' · ')
      : t(help as MessageDescriptor));
  const fault = faults[path];
  const label = t(field.label);
  const words = { hint, error: fault && t(fault) };
  const set = (value: Value, row?: Referred['row']): void => {
    const next = { ...values, [field.name]: value };
    onChange(typeof value === 'string' && field.follows ? field.follows(value, next, row) : next);
  };
  const text = typeof values[field.name] === 'string' ? (values[field.name] as string) : '';
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          label={label}
          value={text}
          onChange={set}
          code={field.code ?? false}
          readOnly={readOnly}
          {...some(words)}
        />
      );
    case 'day':
      return (
        <TextField
          label={label}
          value={text}
          onChange={set}
          type="date"
          readOnly={readOnly}
          // The browser writes 11/12 as its country does; the month in letters says which is meant.
          {...some({ ...words, hint: isDay(text) ? format.day(text) : words.hint })}
        />
      );
    case 'whole':
    case 'decimal':
      return (
        <TextField
          label={label}
          value={withSign(text, format)}
          onChange={(typed) => set(withPoint(typed, format))}
          code
          keys={field.kind === 'whole' ? 'numeric' : 'decimal'}
          readOnly={readOnly}
          end={field.unit && <FieldUnit>{t(field.unit)}</FieldUnit>}
          {...some(words)}
        />
      );
    case 'amount':
      return (
        <AmountField
          label={label}
          product={textOf(values, field.product)}
          value={text}
          onChange={set}
          readOnly={readOnly}
          {...some(words)}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={text}
          choices={field.choices.map(({ value, word }) => ({ value, word: t(word) }))}
          onChange={set}
          readOnly={readOnly}
          {...(words.hint === undefined ? {} : { hint: words.hint })}
        />
      );
    case 'tick': {
      const value = isOn(values, field.name);
      const { risk } = field;
      const isRisky = risk !== undefined && risk.when === value && risk.only?.(values) !== false;
      return (
        <>
          <Tick
            label={label}
            value={value}
            onChange={set}
            hint={words.hint}
            locked={readOnly ? (words.hint ?? '') : undefined}
          />
          {isRisky && (
            <Notice
              tone="wait"
              icon={<IconAlertTriangle size={28} aria-hidden="true" />}
              title={t(risk.words)}
            />
          )}
        </>
      );
    }
    case 'reference':
      return (
        <ReferenceField
          field={field}
          label={label}
          value={text}
          values={values}
          readOnly={readOnly}
          onChange={set}
          {...some(words)}
        />
      );
    case 'texts':
      return (
        <TextsField
          label={label}
          one={t(field.one)}
          add={t(field.add)}
          scanned={field.scanned ?? false}
          items={listOf(values, field.name)}
          readOnly={readOnly}
          onChange={set}
          {...some(words)}
        />
      );
    case 'list':
      return (
        <ListField
          each={FieldView}
          {...props}
          field={field}
          hint={hint}
          readOnly={readOnly}
          items={listOf(values, field.name)}
          onItems={set}
        />
      );
    case 'aside':
      return <field.show values={values} setting={setting} />;
  }
}

/** Only what is there: an empty hint would be a line of nothing. */
const some = ({ hint, error }: { hint: string | undefined; error: string | undefined }) => ({
  ...(hint === undefined ? {} : { hint }),
  ...(error === undefined ? {} : { error }),
});

const isDay = (text: string): text is Day => parseDay(text) !== undefined;
