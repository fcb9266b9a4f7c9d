import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ScannerSetup } from '../../scan/wedge/scanner.ts';
import { Notice } from '../../ui/notice.tsx';
import { noteWords, setupWords } from './scanner-words.ts';
import styles from './scanner.module.css';

/** What the settings mean, in words. */
export function LearntList({ setup }: { setup: ScannerSetup }) {
  const { t } = useLingui();
  return (
    <section className={styles['part']}>
      <h2 className={styles['title']}>{t`What is known of it`}</h2>
      <dl className={styles['facts']}>
        {setupWords(setup).map(([name, value]) => (
          <div key={name.id} className={styles['fact']}>
            <dt>{t(name)}</dt>
            <dd>{t(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What calibration found that a person should know. */
export function LearntNotes({ setup }: { setup: ScannerSetup }) {
  const { t } = useLingui();
  return setup.notes.map((note) => {
    const { what, next, isSevere } = noteWords(note);
    const Icon = isSevere ? IconAlertTriangle : IconInfoCircle;
    return (
      <Notice
        key={note.kind}
        tone={isSevere ? 'wait' : 'plain'}
        icon={<Icon size={28} aria-hidden="true" />}
        title={t(what)}
      >
        <p>{t(next)}</p>
      </Notice>
    );
  });
}
