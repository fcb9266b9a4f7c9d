import { IconPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './number-field.module.css';

interface Props {
  readonly isSerial: boolean;
  readonly number: string | null;
  /** Several serials: their numbers are given together. */
  readonly isMany: boolean;
  readonly canChange: boolean;
  readonly onOpen: () => void;
  readonly onNext: () => void;
}

/** [M08-M12] Lot or serial of the finished goods: empty after the order was confirmed, and [+] beside it. */
export function NumberField({ isSerial, number, isMany, canChange, onOpen, onNext }: Props) {
  const { t } = useLingui();
  const label = isSerial ? t`Serial number` : t`Lot number`;
  const inside = (
    <>
      <span className={styles['label']}>{label}</span>
      {number === null ? (
        <span className={styles['none']}>
          {isMany ? t`One for each unit` : canChange ? t`None yet: scan, choose or type` : t`None`}
        </span>
      ) : (
        <span className={styles['number']}>
          <CodeText>{number}</CodeText>
        </span>
      )}
    </>
  );
  return (
    <div className={styles['field']}>
      {canChange ? (
        <button type="button" className={styles['value']} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div className={cx(styles['value'], styles['still'])}>{inside}</div>
      )}
      {canChange && number === null && (
        <Button kind="strong" iconOnly icon={<IconPlus size={32} aria-hidden="true" />} onPress={onNext}>
          {isSerial ? t`Next serial number` : t`Next lot number`}
        </Button>
      )}
    </div>
  );
}
