import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './toast.module.css';

/** A short word that passes; whatever a person must act on belongs in a notice or a sheet. */
export const Toast = ({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) => (
  <output className={cx(styles['toast'], tones[tone])}>
    {icon}
    <span>{children}</span>
  </output>
);
