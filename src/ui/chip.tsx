import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './chip.module.css';

/** A small sign: icon and word. Not a control. */
export const Chip = ({
  children,
  icon,
  tone = 'plain',
}: {
  children: ReactNode;
  icon?: ReactNode;
  tone?: Tone;
}) => (
  <span className={cx(styles['chip'], tones[tone])}>
    {icon}
    <span>{children}</span>
  </span>
);
