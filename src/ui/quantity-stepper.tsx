import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { CodeText } from './code-text.tsx';
import styles from './quantity-stepper.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

/** For small counts: one less, one more. */
export function QuantityStepper({ label, value, least = 1, most = 9999, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles['stepper']} role="group" aria-label={label}>
      <button
        type="button"
        className={styles['step']}
        aria-label={t`One less`}
        disabled={value <= least}
        onClick={() => onChange(value - 1)}
      >
        <IconMinus size={32} aria-hidden="true" />
      </button>
      <output className={styles['value']}>
        <span className={styles['label']}>{label}</span>
        <CodeText large>{value}</CodeText>
      </output>
      <button
        type="button"
        className={styles['step']}
        aria-label={t`One more`}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        <IconPlus size={32} aria-hidden="true" />
      </button>
    </div>
  );
}
