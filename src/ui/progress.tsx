import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import { CodeText } from './code-text.tsx';
import styles from './progress.module.css';

interface Props {
  /** Between 0 and 1; more than 1 is drawn full, and said in words. */
  readonly share: number;
  /** Written out by whoever knows the language: "12". */
  readonly done: string;
  readonly of: string;
  readonly unit?: string;
  readonly size?: 'small' | 'large';
}

/** "12 of 24" with a bar under it. */
export function Progress({ share, done, of, unit = '', size = 'small' }: Props) {
  const { t } = useLingui();
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <span className={cx(styles['progress'], styles[size])}>
      <span className={styles['words']}>
        <CodeText>{done}</CodeText> <span>{t({ message: 'of', comment: 'as in: 12 of 24' })}</span>{' '}
        <CodeText>{of}</CodeText> {unit}
      </span>
      <span className={styles['bar']} aria-hidden="true">
        <span
          className={cx(styles['fill'], percent === 100 && styles['full'])}
          style={{ inlineSize: `${percent}%` }}
        />
      </span>
    </span>
  );
}
