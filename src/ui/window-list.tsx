import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { type Span, spanOf, usualRow } from './window-span.ts';
import type { Tone } from './tone.ts';
import tones from './tone.module.css';
import rows from './row.module.css';
import styles from './window-list.module.css';

/** What one row of a long list shows. One line each: every row is as high as the others. */
export interface WindowRow {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** A third line, for what belongs to this row alone; the rows of such a list are higher (`withMore`). */
  readonly more?: ReactNode;
  /** At the end of the line: a state, a quantity. */
  readonly end?: ReactNode;
  readonly tone?: Tone;
}

interface Props<Item> {
  /** What the list is called by who hears it. */
  readonly label: string;
  /** What is loaded so far. */
  readonly items: readonly Item[];
  /** How many there are in all; null while nobody has counted them. */
  readonly total: number | null;
  readonly keyOf: (item: Item) => string;
  readonly row: (item: Item) => WindowRow;
  /** Pressed, or Enter on it. Without it the rows only tell. */
  readonly onPress?: (item: Item) => void;
  /** The key of the row whose detail stands beside the list. */
  readonly current?: string | undefined;
  /** Called when the end of what is loaded comes near; nothing once all is there. Called again when more items came. */
  readonly onMore?: (() => void) | undefined;
  /** Height of a row at the usual text size; it grows with the text. */
  readonly rowHeight?: number;
}

/** The height of rows with a third line. */
export const withMore = 100;

/** Rows that are kept above and below what is seen, so that a quick thumb meets no gap. */
const spare = 8;

/**
 * A list of any length of which only the rows in sight exist. It scrolls with whatever scrolls around it. One stop for
 * the Tab key; arrows, page keys, Home and End go from row to row.
 */
export function WindowList<Item>({
  label,
  items,
  total,
  keyOf,
  row,
  onPress,
  current,
  onMore,
  rowHeight = usualRow,
}: Props<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const [span, setSpan] = useState<Span>({ first: 0, last: 24, height: rowHeight, page: 8 });
  /** The row that Tab comes to; it exists even out of sight, or the focus would fall out of the page. */
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const count = items.length;

  useLayoutEffect(() => {
    const measure = (): void => {
      const element = list.current;
      if (!element) return;
      const next = spanOf(element, rowHeight);
      setSpan((before) =>
        (Object.keys(next) as (keyof Span)[]).every((name) => before[name] === next[name]) ? before : next,
      );
    };
    measure();
    // Scrolling does not bubble: caught on its way down, whoever it is that scrolls.
    document.addEventListener('scroll', measure, { capture: true, passive: true });
    window.addEventListener('resize', measure);
    const observer = typeof ResizeObserver === 'function' ? new ResizeObserver(measure) : null;
    // What stands above the list may grow and push it down.
    if (list.current?.parentElement) observer?.observe(list.current.parentElement);
    return () => {
      document.removeEventListener('scroll', measure, { capture: true });
      window.removeEventListener('resize', measure);
      observer?.disconnect();
    };
  }, [rowHeight]);

  /** How many are loaded, once their end is near: another number of them asks again. */
  const nearEndOf = span.last + spare >= count ? count : null;
  useEffect(() => {
    if (nearEndOf !== null) onMore?.();
  }, [nearEndOf, onMore]);

  const stop = Math.min(active, Math.max(0, count - 1));
  useEffect(() => {
    if (!wantsFocus.current) return;
    const target = list.current?.querySelector<HTMLElement>(`[data-at="${stop}"]`);
    wantsFocus.current = false;
    target?.focus({ preventScroll: true });
    target?.scrollIntoView?.({ block: 'nearest' });
  }, [stop]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      PageDown: stop + span.page,
      PageUp: stop - span.page,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, to));
    if (next === stop) return;
    wantsFocus.current = true;
    setActive(next);
  };

  const shown: number[] = [];
  for (let at = Math.max(0, span.first - spare); at < Math.min(count, span.last + spare); at += 1)
    shown.push(at);
  if (count > 0 && !shown.includes(stop)) shown[stop < (shown[0] ?? 0) ? 'unshift' : 'push'](stop);

  return (
    <ul
      ref={list}
      className={styles['list']}
      // Safari drops the role with the bullets.
      role="list"
      aria-label={label}
      style={{ blockSize: count * span.height }}
      onKeyDown={onKeyDown}
    >
      {shown.map((at) => {
        const item = items[at] as Item;
        const key = keyOf(item);
        const isCurrent = key === current;
        const { lead, title, note, more, end, tone = 'plain' } = row(item);
        const inside = (
          <>
            {lead !== undefined && <span className={rows['lead']}>{lead}</span>}
            <span className={cx(rows['words'], styles['words'])}>
              <span className={cx(rows['title'], styles['line'])}>{title}</span>
              {note !== undefined && <span className={cx(rows['note'], styles['line'])}>{note}</span>}
              {more !== undefined && <span className={cx(rows['note'], styles['line'])}>{more}</span>}
            </span>
            {end !== undefined && <span className={styles['end']}>{end}</span>}
          </>
        );
        const shared = { 'data-at': at, tabIndex: at === stop ? 0 : -1, onFocus: () => setActive(at) };
        return (
          <li
            key={key}
            className={cx(
              rows['row'],
              styles['row'],
              tones[tone],
              tone !== 'plain' && rows['toned'],
              isCurrent && rows['current'],
            )}
            style={{ insetBlockStart: at * span.height, blockSize: span.height }}
            aria-posinset={at + 1}
            aria-setsize={total ?? -1}
          >
            {onPress ? (
              <button
                type="button"
                className={cx(rows['body'], rows['press'])}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => onPress(item)}
                {...shared}
              >
                {inside}
              </button>
            ) : (
              // A row that only tells can be walked over all the same, to hear it.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              <div className={rows['body']} {...shared}>
                {inside}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
