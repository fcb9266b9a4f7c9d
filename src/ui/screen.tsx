import { IconChevronLeft } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ComponentType, type ReactNode, createContext, use, useEffect } from 'react';
import { cx } from './cx.ts';
import { useWide } from './use-wide.ts';
import styles from './screen.module.css';

/** What the house puts into every screen: the connection chip and the scan strip. */
export interface Frame {
  readonly status: ReactNode;
  /** Who works here, as a control where there is room. */
  readonly who: ReactNode;
  /** Who has signed in, in words, for the quiet line of a narrow screen. */
  readonly worker: string | null;
  readonly strip: ReactNode;
  /** The reader for devices without a scan engine, for a sheet that covers the strip. */
  readonly camera: ComponentType<{ readonly onClose: () => void }>;
  /** Where scanners type that need a field; the strip has one, and every open question needs its own. */
  readonly field?: ReactNode;
  /** Inside a sheet, which lies over the strip: what went wrong since it was opened. */
  readonly heard: ComponentType;
  readonly goBack: (to: string) => void;
}

export const FrameContext = createContext<Frame>({
  status: null,
  who: null,
  worker: null,
  strip: null,
  camera: () => null,
  heard: () => null,
  goBack: () => undefined,
});

interface Props {
  readonly title: string;
  /** One quiet line under the title: the partner, the place. */
  readonly note?: ReactNode;
  /** Path of the screen above; home has none. */
  readonly back?: string;
  readonly children: ReactNode;
  /** The one primary action. */
  readonly primary?: ReactNode;
  /** Beside or above the primary action. */
  readonly secondary?: ReactNode;
  /** A second pane beside the content where there is room, and nothing elsewhere. */
  readonly aside?: ReactNode;
  /** What this was chosen from: before the content where there is room, and nothing elsewhere. The content keeps its place, and what was typed, when a device is turned. */
  readonly list?: ReactNode;
  /** On screens of reading and printing the strip would be in the way. */
  readonly strip?: boolean;
}

/** Top: where am I, and the connection. Middle: what matters now. Bottom: last scan, one primary action. */
export function Screen({
  title,
  note,
  back,
  children,
  primary,
  secondary,
  aside,
  list,
  strip = true,
}: Props) {
  const frame = use(FrameContext);
  const { t } = useLingui();
  const isWide = useWide();
  const [before, after] = isWide ? [list, aside] : [];
  // Home asks for them by name, and their own page bears it.
  const worker = back === undefined || frame.worker === title ? null : frame.worker;
  useEffect(() => {
    document.title = `${title} · Lotline`;
  }, [title]);
  return (
    <div className={styles['screen']}>
      <header className={cx(styles['top'], 'no-print')}>
        {back !== undefined && (
          <button type="button" className={styles['back']} onClick={() => frame.goBack(back)}>
            <IconChevronLeft size={32} aria-hidden="true" className={styles['arrow']} />
            <span className="hidden-text">{t`Back`}</span>
          </button>
        )}
        <div className={styles['where']}>
          <h1 className={styles['title']}>{title}</h1>
          {(note !== undefined || worker !== null) && (
            <p className={styles['note']}>
              {worker !== null && (
                <span className={styles['worker']}>
                  {worker}
                  {note !== undefined && ' · '}
                </span>
              )}
              {note}
            </p>
          )}
        </div>
        <span className={styles['who']}>{frame.who}</span>
        {frame.status}
      </header>
      {/* Focusable, so that a keyboard can scroll a page that has nothing to press. */}
      <div className={cx(styles['middle'], (before ?? after) !== undefined && styles['two'])} tabIndex={0}>
        {before !== undefined && <aside className={styles['pane']}>{before}</aside>}
        <main className={styles['main']}>{children}</main>
        {after !== undefined && <aside className={styles['pane']}>{after}</aside>}
      </div>
      <footer className={cx(styles['bottom'], 'no-print')}>
        {strip && frame.strip}
        {(primary !== undefined || secondary !== undefined) && (
          <div className={styles['actions']}>
            {secondary}
            {primary}
          </div>
        )}
      </footer>
    </div>
  );
}
