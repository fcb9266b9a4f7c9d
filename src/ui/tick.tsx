import { type ReactNode, useId } from 'react';
import styles from './tick.module.css';

interface Props {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly hint?: ReactNode;
  /** Why it cannot be changed, in place of the hint. */
  readonly locked?: string | undefined;
}

/** On or off: a native checkbox, and the whole row beside it is its face. */
export function Tick({ label, value, onChange, hint, locked }: Props) {
  const help = useId();
  const words = locked ?? hint;
  return (
    <div className={styles['tick']}>
      <label className={styles['face']}>
        <input
          type="checkbox"
          className={styles['box']}
          checked={value}
          // Not `disabled`: it stays reachable, so that the reason can be read and heard.
          aria-disabled={locked !== undefined}
          aria-describedby={words === undefined ? undefined : help}
          onChange={({ target }) => locked === undefined && onChange(target.checked)}
        />
        <span>{label}</span>
      </label>
      {words !== undefined && (
        <p id={help} className={styles['help']}>
          {words}
        </p>
      )}
    </div>
  );
}
