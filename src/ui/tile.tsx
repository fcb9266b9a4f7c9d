import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './tile.module.css';

interface Props {
  readonly title: string;
  readonly icon: ReactNode;
  /** What is open in this job: "4 due today". */
  readonly note?: ReactNode;
  /** A tool beside the jobs. */
  readonly small?: boolean;
  readonly onPress: () => void;
}

/** A job on the home screen. */
export const Tile = ({ title, icon, note, small = false, onPress }: Props) => (
  <button type="button" className={cx(styles['tile'], small && styles['small'])} onClick={onPress}>
    <span className={styles['icon']}>{icon}</span>
    <span className={styles['title']}>{title}</span>
    {note !== undefined && <span className={styles['note']}>{note}</span>}
  </button>
);
