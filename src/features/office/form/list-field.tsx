import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { FieldProps } from './field-props.ts';
import type { Field } from './fields.ts';
import type { Value, Values } from './values.ts';
import styles from './form.module.css';

interface Props extends FieldProps {
  readonly field: Extract<Field, { kind: 'list' }>;
  /** How one question is asked. */
  readonly each: ComponentType<FieldProps>;
  readonly hint: string | undefined;
  readonly items: readonly Values[];
  readonly onItems: (items: Value) => void;
}

/** Several of one kind, each with questions of its own: packagings, components, lines. */
export function ListField({
  field,
  each: One,
  hint,
  path,
  values,
  setting,
  faults,
  readOnly,
  items,
  onItems,
}: Props) {
  const { t } = useLingui();
  return (
    <fieldset className={styles['list']}>
      <legend className={styles['legend']}>{t(field.label)}</legend>
      {hint !== undefined && <p className={styles['note']}>{hint}</p>}
      {items.map((item, index) => (
        // Lines have no name of their own while they are typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['item']} role="group" aria-label={`${t(field.one)} ${index + 1}`}>
          <div className={styles['head']}>
            <span className={styles['count']}>
              {t(field.one)} {index + 1}
            </span>
            {!readOnly && (
              <Button
                iconOnly
                icon={<IconTrash size={24} aria-hidden="true" />}
                onPress={() => onItems(items.filter((_, at) => at !== index))}
              >
                {t`Remove ${t(field.one)} ${index + 1}`}
              </Button>
            )}
          </div>
          {field.fields
            .filter(({ shown }) => shown?.(item, setting) !== false)
            .map((each) => (
              <One
                key={each.name}
                field={each}
                path={`${path}.${index}.${each.name}`}
                values={item}
                setting={setting}
                faults={faults}
                readOnly={readOnly}
                onChange={(next) => onItems(items.map((one, at) => (at === index ? next : one)))}
              />
            ))}
        </div>
      ))}
      {!readOnly && (
        <Button
          icon={<IconPlus size={24} aria-hidden="true" />}
          onPress={() => onItems([...items, field.fresh(values)])}
        >
          {t(field.add)}
        </Button>
      )}
    </fieldset>
  );
}
