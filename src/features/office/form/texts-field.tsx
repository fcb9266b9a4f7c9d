import { IconPlus, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Field } from '../../../ui/field.tsx';
import type { Value, Values } from './values.ts';
import styles from './form.module.css';

interface Props {
  readonly label: string;
  /** What one of them is called: "Barcode". */
  readonly one: string;
  readonly add: string;
  readonly scanned: boolean;
  readonly items: readonly Values[];
  readonly readOnly: boolean;
  readonly onChange: (items: Value) => void;
  readonly hint?: string;
  readonly error?: string;
}

/** Single texts, a line each: barcodes, steps, reasons. */
export function TextsField({ label, one, add, scanned, items, readOnly, onChange, hint, error }: Props) {
  const { t } = useLingui();
  return (
    <fieldset className={styles['list']}>
      <legend className={styles['legend']}>{label}</legend>
      {(error ?? hint) !== undefined && (
        <p className={cx(styles['note'], error !== undefined && styles['wrong'])}>{error ?? hint}</p>
      )}
      {items.map((item, index) => (
        <Field
          // Texts have no name of their own while they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          label={`${one} ${index + 1}`}
          value={item['text'] as string}
          onChange={(text) => onChange(items.map((each, at) => (at === index ? { text } : each)))}
          code={scanned}
          readOnly={readOnly}
          end={
            readOnly ? undefined : (
              <Button
                iconOnly
                icon={<IconX size={24} aria-hidden="true" />}
                onPress={() => onChange(items.filter((_, at) => at !== index))}
              >
                {t`Remove ${one} ${index + 1}`}
              </Button>
            )
          }
        />
      ))}
      {!readOnly && (
        <Button
          icon={<IconPlus size={24} aria-hidden="true" />}
          onPress={() => onChange([...items, { text: '' }])}
        >
          {add}
        </Button>
      )}
    </fieldset>
  );
}
