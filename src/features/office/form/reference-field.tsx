import { IconSelector } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { cx } from '../../../ui/cx.ts';
import { useAsked, useFloor } from '../../floor.tsx';
import type { Field } from './fields.ts';
import { type Referred, referred } from './references.ts';
import { ReferenceSheet } from './reference-sheet.tsx';
import type { Values } from './values.ts';
import styles from './form.module.css';

interface Props {
  readonly field: Extract<Field, { kind: 'reference' }>;
  readonly label: string;
  readonly value: string;
  readonly values: Values;
  readonly readOnly: boolean;
  readonly onChange: (value: string, row?: Referred['row']) => void;
  readonly hint?: string;
  readonly error?: string;
}

/** Another record, chosen from a list or by a scan. */
export function ReferenceField({ field, label, value, values, readOnly, onChange, hint, error }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const asked = useAsked(
    async () => (value === '' || field.by === 'name' ? undefined : referred(floor, field.to, value)),
    [field.to, value],
  );
  const here = asked.state === 'here' ? asked.value : undefined;
  const name = field.by === 'name' ? value : (here?.title ?? (asked.state === 'here' ? value : ''));
  const words = error ?? hint;
  return (
    <div className={styles['chooser']}>
      <span id={`${id}-label`} className={styles['legend']}>
        {label}
      </span>
      <button
        type="button"
        id={`${id}-value`}
        className={cx(styles['reference'], error !== undefined && styles['faulty'])}
        aria-labelledby={`${id}-label ${id}-value`}
        aria-describedby={words === undefined ? undefined : `${id}-help`}
        aria-haspopup="dialog"
        aria-disabled={readOnly}
        onClick={() => !readOnly && setOpen(true)}
      >
        <span className={cx(value === '' && styles['none'])}>{value === '' ? t(field.none) : name}</span>
        {!readOnly && <IconSelector size={24} aria-hidden="true" />}
      </button>
      {words !== undefined && (
        <p id={`${id}-help`} className={cx(styles['note'], error !== undefined && styles['wrong'])}>
          {words}
        </p>
      )}
      {isOpen && (
        <ReferenceSheet
          field={field}
          label={label}
          value={value}
          values={values}
          onClose={() => setOpen(false)}
          onChoose={(chosen, row) => {
            setOpen(false);
            onChange(chosen, row);
          }}
        />
      )}
    </div>
  );
}
