import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';

interface Props {
  readonly label: string;
  /** "2027-06-30", or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
}

/** A calendar day: the browser's own picker, which every hand knows, under our label. */
export function DayField({ label, value, onChange, hint }: Props) {
  const id = useId();
  const help = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={cx(styles['input'], styles['code'])}
        value={value}
        aria-describedby={hint === undefined ? undefined : help}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && (
        <p id={help} className={styles['help']}>
          {hint}
        </p>
      )}
    </div>
  );
}
