import type { ReactNode } from 'react';
import styles from './choice.module.css';

interface Props {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly onPress: () => void;
}

/** One answer to a question, large enough for a glove. */
export const Choice = ({ icon, title, note, onPress }: Props) => (
  <button type="button" className={styles['choice']} onClick={onPress}>
    <span className={styles['icon']}>{icon}</span>
    <span>
      <span className={styles['title']}>{title}</span>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
    </span>
  </button>
);

export const Choices = ({ children }: { children: ReactNode }) => (
  <div className={styles['choices']}>{children}</div>
);
