import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './notice.module.css';

interface Props {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Announced at once by screen readers. */
  readonly urgent?: boolean;
}

/** What happened, why, and what to do, in the flow of the screen. */
export const Notice = ({ tone, icon, title, children, urgent = false }: Props) => (
  <div className={cx(styles['notice'], tones[tone])} role={urgent ? 'alert' : undefined}>
    <span className={styles['icon']}>{icon}</span>
    <div className={styles['words']}>
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  </div>
);
