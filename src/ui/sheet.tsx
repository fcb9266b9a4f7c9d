import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, createContext, use, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { FrameContext } from './screen.tsx';
import styles from './sheet.module.css';

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  /** Left out, the question has to be answered. */
  readonly onClose?: () => void;
  /** Nothing of the screen under it is seen. */
  readonly covers?: boolean;
  readonly children: ReactNode;
  /** The primary action of the question. */
  readonly primary?: ReactNode;
}

const BusyContext = createContext(false);

/** While what was answered is being recorded the sheets inside stay as they are, and take nothing more. */
export const Busy = ({ when, children }: { readonly when: boolean; readonly children: ReactNode }) => (
  <BusyContext value={when}>{children}</BusyContext>
);

/** One question over the screen. A native dialog: it keeps the focus, and Escape closes it. */
export function Sheet({ title, note, onClose, covers = false, children, primary }: Props) {
  const { t } = useLingui();
  const { field, heard: Heard } = use(FrameContext);
  const isBusy = use(BusyContext);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const label = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // Not the close button: a stray Enter behind a scan must not close the question.
    heading.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={cx(styles['sheet'], covers && styles['covers'])}
      aria-labelledby={label}
      onCancel={(event) => {
        event.preventDefault();
        if (!isBusy) onClose?.();
      }}
      // Browsers close it at a second Escape without asking.
      onClose={() => {
        if (!onClose && dialog.current?.isConnected) dialog.current.showModal();
      }}
    >
      {/* Not `inert`: what is typed by a scanner meanwhile must not lose its field. */}
      <div className={cx(styles['inside'], isBusy && styles['busy'])} aria-busy={isBusy}>
        <header className={styles['top']}>
          <div className={styles['where']}>
            <h2 id={label} ref={heading} tabIndex={-1} className={styles['title']}>
              {title}
            </h2>
            {note !== undefined && <p className={styles['note']}>{note}</p>}
          </div>
          {field}
          {onClose && (
            <button type="button" className={styles['close']} onClick={isBusy ? undefined : onClose}>
              <IconX size={28} aria-hidden="true" />
              <span className="hidden-text">{t`Close`}</span>
            </button>
          )}
        </header>
        <div className={styles['middle']}>
          <div className={styles['heard']}>
            <Heard />
          </div>
          {children}
        </div>
        {primary !== undefined && <footer className={styles['bottom']}>{primary}</footer>}
        {isBusy && <output className={styles['recording']}>{t`Is being recorded`}</output>}
      </div>
    </dialog>
  );
}
