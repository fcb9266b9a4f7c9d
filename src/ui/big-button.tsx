import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './button.module.css';

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly icon?: ReactNode;
  /** Disabled with a reason rather than hidden: a worker in gloves must see where the button will be. */
  readonly disabledReason?: string | undefined;
  /** What is about to be recorded, large: a quantity that was typed. */
  readonly value?: string | undefined;
  readonly danger?: boolean;
  /** Submits nothing by itself; the form around it may. */
  readonly submit?: boolean;
}

/** The one primary action of a screen: full width, 96 px. */
export function BigButton({
  children,
  onPress,
  icon,
  disabledReason,
  value,
  danger = false,
  submit = false,
}: Props) {
  const reason = useId();
  return (
    <div className={styles['primary']}>
      <button
        type={submit ? 'submit' : 'button'}
        className={cx(styles['button'], styles['big'], danger && styles['danger'])}
        // Not `disabled`: it stays reachable, so that the reason can be read and heard.
        aria-disabled={disabledReason !== undefined}
        aria-describedby={disabledReason === undefined ? undefined : reason}
        onClick={disabledReason === undefined ? onPress : undefined}
      >
        {icon}
        <span>
          <span className={styles['word']}>
            {children}
            {value !== undefined && (
              <>
                {' '}
                <bdi dir="ltr" className={styles['value']}>
                  {value}
                </bdi>
              </>
            )}
          </span>
          {disabledReason !== undefined && (
            <span id={reason} className={styles['reason']}>
              {disabledReason}
            </span>
          )}
        </span>
      </button>
    </div>
  );
}
