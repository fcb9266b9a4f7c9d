import { useId } from 'react';
import styles from './segmented.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly word: string }[];
  readonly onChange: (value: Value) => void;
  /** Where the choices speak for themselves, the label is only heard. */
  readonly quiet?: boolean;
}

/** A few choices side by side, one of them taken: native radio buttons under large faces. */
export function Segmented<Value extends string>({
  label,
  value,
  choices,
  onChange,
  quiet = false,
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles['set']}>
      <legend className={quiet ? 'hidden-text' : styles['label']}>{label}</legend>
      <div className={styles['choices']}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles['choice']}>
            <input
              type="radio"
              className={styles['radio']}
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
