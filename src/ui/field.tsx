import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly type?: 'text' | 'search' | 'password' | 'date';
  readonly code?: boolean;
  readonly multiline?: boolean;
  /** Lines in sight of a multiline field. */
  readonly lines?: number;
  /** Where the browser should not help: lots and codes are no words. */
  readonly plainTyping?: boolean;
  /** Which keys a handheld shows. */
  readonly keys?: 'numeric' | 'decimal';
  /** It stands there to be read. */
  readonly readOnly?: boolean;
  /** Behind the value: what it is counted in, or a choice of that. */
  readonly end?: ReactNode;
}

/** A labelled text field. The label stays in sight while the field is full. */
export function Field({
  label,
  value,
  onChange,
  onEnter,
  hint,
  error,
  type = 'text',
  code = false,
  multiline = false,
  lines = 3,
  plainTyping = code,
  keys,
  readOnly = false,
  end,
}: Props) {
  const id = useId();
  const help = useId();
  const shared = {
    id,
    value,
    className: cx(styles['input'], code && styles['code'], error !== undefined && styles['wrong']),
    'aria-describedby': hint === undefined && error === undefined ? undefined : help,
    'aria-invalid': error !== undefined,
    autoComplete: 'off',
    inputMode: keys,
    readOnly,
    ...(plainTyping && { autoCapitalize: 'characters', autoCorrect: 'off', spellCheck: false }),
  };
  const input = multiline ? (
    <textarea {...shared} rows={lines} onChange={({ target }) => onChange(target.value)} />
  ) : (
    <input
      {...shared}
      type={type}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onEnter?.();
      }}
    />
  );
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      {end === undefined ? (
        input
      ) : (
        <div className={styles['both']}>
          {input}
          {end}
        </div>
      )}
      {(error ?? hint) !== undefined && (
        <p id={help} className={cx(styles['help'], error !== undefined && styles['error'])}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

/** What the value in a field is counted in. */
export const FieldUnit = ({ children }: { children: ReactNode }) => (
  <span className={styles['unit']}>{children}</span>
);
