import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import styles from './scan-strip.module.css';

interface Props {
  readonly tone: Tone;
  readonly icon: ReactNode;
  /** The result in a word: "Saved here", "Not known". */
  readonly word: string | null;
  /** The last code in words. */
  readonly children: ReactNode;
  /** Undo, type, camera. */
  readonly actions: ReactNode;
  /** Nothing was scanned yet: one row is enough. */
  readonly isIdle?: boolean;
}

/** Where eyes return to: what was scanned last, whether it is good, and how to take it back. */
export const ScanStrip = ({ tone, icon, word, children, actions, isIdle = false }: Props) => (
  <section
    className={cx(
      styles['strip'],
      tones[tone],
      tone === 'plain' && styles['quiet'],
      isIdle && styles['idle'],
    )}
  >
    <output className={styles['said']}>
      <span className={styles['icon']}>{icon}</span>
      <span className={styles['words']}>
        {word !== null && (
          <>
            <strong className={styles['word']}>{word}</strong>{' '}
          </>
        )}
        <span className={styles['text']}>{children}</span>
      </span>
    </output>
    <div className={styles['actions']}>{actions}</div>
  </section>
);
