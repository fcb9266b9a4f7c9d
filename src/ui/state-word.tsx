import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './state-word.module.css';

/** An honest state: an icon, a word, and a colour that repeats them. */
export const StateWord = ({ icon, tone, children }: { icon: ReactNode; tone: Tone; children: ReactNode }) => (
  <span className={cx(styles['state'], tones[tone])}>
    {icon}
    <span>{children}</span>
  </span>
);
