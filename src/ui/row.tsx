import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './row.module.css';

interface Props {
  /** Icon or quantity at the edge where the eye begins. */
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** A third line for what belongs to this row alone: a bar, a state. */
  readonly more?: ReactNode;
  /** Colours the edge. */
  readonly tone?: Tone;
  /** The row itself is pressed; without it the row only tells. */
  readonly onPress?: () => void;
  readonly expanded?: boolean;
  readonly current?: boolean;
  /** A control of its own at the end of the row. */
  readonly action?: ReactNode;
}

/** 72 px or more: a clear edge, a bold first line, one quiet second line. */
export function Row({ lead, title, note, more, tone = 'plain', onPress, expanded, current, action }: Props) {
  const inside = (
    <>
      {lead !== undefined && <span className={styles['lead']}>{lead}</span>}
      <span className={styles['words']}>
        <span className={styles['title']}>{title}</span>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {more !== undefined && <span className={styles['more']}>{more}</span>}
      </span>
    </>
  );
  return (
    <li
      className={cx(
        styles['row'],
        tones[tone],
        tone !== 'plain' && styles['toned'],
        current && styles['current'],
      )}
    >
      {onPress ? (
        <button
          type="button"
          className={cx(styles['body'], styles['press'])}
          aria-expanded={expanded}
          aria-current={current ? 'true' : undefined}
          onClick={onPress}
        >
          {inside}
        </button>
      ) : (
        <div className={styles['body']}>{inside}</div>
      )}
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </li>
  );
}

/** Rows with one hairline between them. */
export const Rows = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul className={styles['rows']} aria-label={label}>
    {children}
  </ul>
);
