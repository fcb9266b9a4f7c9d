import type { ReactNode } from 'react';
import styles from './facts.module.css';

interface Props {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  readonly children?: ReactNode;
}

/** A titled list of names and values. */
export const Facts = ({ title, facts, children }: Props) => (
  <section className={styles['facts']}>
    <h2 className={styles['title']}>{title}</h2>
    <dl className={styles['list']}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {children}
  </section>
);
