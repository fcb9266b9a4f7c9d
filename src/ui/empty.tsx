import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Nothing here, and how to begin. */
export const Empty = ({
  icon,
  title,
  children,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
}) => (
  <div className={styles['empty']}>
    <span className={styles['icon']}>{icon}</span>
    <p className={styles['title']}>{title}</p>
    {children !== undefined && <div className={styles['words']}>{children}</div>}
  </div>
);
