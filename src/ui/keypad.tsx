import { IconBackspace } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { cx } from './cx.ts';
import styles from './keypad.module.css';

interface Props {
  readonly label: string;
  /** What stands on the display, with a point before decimals whatever the language shows. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit?: string;
  /** How many decimals the unit allows; none hides the point. */
  readonly decimals?: number;
  readonly decimalSign?: string;
  readonly longest?: number;
  /** A PIN: how many digits is all that is seen. */
  readonly secret?: boolean;
  /** False where the primary action shows what was typed: a small screen has no room for both. */
  readonly display?: boolean;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Our own digits: no system keyboard opens over the goods. Keys are a third of the width and 72 px high. */
export function Keypad({
  label,
  value,
  onChange,
  unit = '',
  decimals = 0,
  decimalSign = '.',
  longest = 12,
  secret = false,
  display: hasDisplay = true,
}: Props) {
  const { t } = useLingui();
  const display = useId();
  const press = (key: string): void => {
    if (value.length >= longest) return;
    const next = value === '0' && key !== '.' && !secret ? key : value + key;
    const [, after = ''] = next.split('.');
    if (after.length <= decimals) onChange(next);
  };
  const shown = secret
    ? '●'.repeat(value.length) || '–'
    : value === ''
      ? '0'
      : value.replace('.', decimalSign);
  return (
    <div className={styles['keypad']} role="group" aria-labelledby={display}>
      <p className={hasDisplay ? styles['display'] : 'hidden-text'}>
        <span id={display} className={styles['label']}>
          {label}
        </span>
        <output className={cx(styles['value'], value === '' && styles['blank'])}>
          <bdi dir="ltr">{shown}</bdi>
          {unit !== '' && <span className={styles['unit']}>{unit}</span>}
        </output>
      </p>
      <div className={styles['keys']} dir="ltr">
        {digits.map((digit) => (
          <button key={digit} type="button" className={styles['key']} onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        {decimals > 0 ? (
          <button
            type="button"
            className={styles['key']}
            aria-label={t`Decimal sign`}
            onClick={() => !value.includes('.') && press(value === '' ? '0.' : '.')}
          >
            {decimalSign}
          </button>
        ) : (
          <button type="button" className={cx(styles['key'], styles['word'])} onClick={() => onChange('')}>
            {t`Clear`}
          </button>
        )}
        <button type="button" className={styles['key']} onClick={() => press('0')}>
          0
        </button>
        <button
          type="button"
          className={styles['key']}
          aria-label={t`Delete the last digit`}
          onClick={() => onChange(value.slice(0, -1))}
        >
          <IconBackspace size={32} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
