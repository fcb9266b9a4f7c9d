import type { ReactNode } from 'react';
import styles from './tile.module.css';

interface Props {
  readonly title: string;
  readonly icon: ReactNode;
  /** What is open in this job: "4 due today". */
  readonly note: ReactNode;
  readonly onPress: () => void;
}

/** A job on the home screen. */
export const Tile = ({ title, icon, note, onPress }: Props) => (
  <button type="button" className={styles['tile']} onClick={onPress}>
    <span className={styles['icon']}>{icon}</span>
    <span className={styles['title']}>{title}</span>
    <span className={styles['note']}>{note}</span>
  </button>
);
