import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './code-text.module.css';

interface Props {
  readonly children: ReactNode;
  readonly large?: boolean;
  /** Goes to the next line as a whole before it breaks at a hyphen. */
  readonly whole?: boolean;
}

/** A lot, serial, quantity or place: slashed zero, even digits, and left to right inside any script. */
export const CodeText = ({ children, large = false, whole = false }: Props) => (
  <bdi dir="ltr" className={cx(styles['code'], large && styles['large'], whole && styles['whole'])}>
    {children}
  </bdi>
);
