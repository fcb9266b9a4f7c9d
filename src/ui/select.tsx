import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly word: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ReactNode;
  /** It stands there to be read. */
  readonly readOnly?: boolean;
  /** The label is heard and not seen: it stands beside the field already. */
  readonly quietLabel?: boolean;
}

/** One of several, in the system's own list: it knows thumbs, keyboards and screen readers. */
export function Select<Value extends string>({
  label,
  value,
  choices,
  onChange,
  hint,
  readOnly = false,
  quietLabel = false,
}: Props<Value>) {
  const id = useId();
  const help = useId();
  return (
    <div className={styles['field']}>
      <label className={quietLabel ? 'hidden-text' : styles['label']} htmlFor={id}>
        {label}
      </label>
      <span className={styles['drop']}>
        <select
          id={id}
          className={styles['input']}
          value={value}
          disabled={readOnly}
          aria-describedby={hint === undefined ? undefined : help}
          onChange={({ target }) => onChange(target.value as Value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.word}
            </option>
          ))}
        </select>
        <IconChevronDown size={24} aria-hidden="true" />
      </span>
      {hint !== undefined && (
        <p id={help} className={styles['help']}>
          {hint}
        </p>
      )}
    </div>
  );
}
