import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './code-text.module.css';

/** A lot, serial, quantity or place: slashed zero, even digits, and left to right inside any script. */
export const CodeText = ({ children, large = false }: { children: ReactNode; large?: boolean }) => (
  <bdi dir="ltr" className={cx(styles['code'], large && styles['large'])}>
    {children}
  </bdi>
);
