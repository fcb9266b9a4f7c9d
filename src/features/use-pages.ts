import { useEffect, useMemo } from 'react';
import { useFloor, useLive } from './floor.tsx';
import { createLive } from './live.ts';

export interface Pages<Item> {
  readonly items: readonly Item[];
  /** `loading` before the first page is here. */
  readonly state: 'loading' | 'here';
  /** How many there are in all; null while more may come. */
  readonly total: number | null;
  /** For the list: its end comes near. */
  readonly more: () => void;
}

/** The rows after this one, in the order of the list; fewer than `limit` are the last. */
type Load<Item> = (after: Item | null, limit: number) => Promise<readonly Item[]>;

/** After a change of the plant, at most so often: a pull of a thousand rows rings many times. */
const settle = 250;

/**
 * Rows of a long list, a page at a time, as `WindowList` asks for them; asked again after every change, as far as they
 * had been loaded.
 * @param about everything that the question looks at
 */
export function usePages<Item>(load: Load<Item>, about: readonly unknown[], pageSize = 200): Pages<Item> {
  const { changes } = useFloor();
  const key = about.join(' ');
  // The key stands for everything that the question looks at.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const pages = useMemo(() => createPages(load, pageSize), [key, pageSize]);
  const page = useLive(pages.page);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void pages.ask(true);
      }, settle);
    };
    void pages.ask(true);
    const leave = changes.subscribe(again);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [changes, pages]);
  // To the error boundary: it says what to do, and the scan stream goes on.
  if (page.failure !== null) throw page.failure;
  return { ...page, more: pages.more };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly state: 'loading' | 'here';
  readonly total: number | null;
  readonly failure: unknown;
}

function createPages<Item>(load: Load<Item>, size: number) {
  const page = createLive<Page<Item>>({ items: [], state: 'loading', total: null, failure: null });
  /** One question at a time; the answer to an older one is thrown away. */
  let asked = 0;
  let isAsking = false;
  let isAskingMore = false;
  /** The list says once that its end comes near; while another answer is on its way that is kept. */
  let wantsMore = false;
  const ask = async (anew: boolean): Promise<void> => {
    const { items } = page.get();
    const before = anew ? [] : items;
    const limit = anew ? Math.max(size, items.length) : size;
    // A page that was on its way is thrown away by this; it is asked for again afterwards.
    if (anew && isAskingMore) wantsMore = true;
    asked += 1;
    const mine = asked;
    isAsking = true;
    isAskingMore = !anew;
    try {
      const found = await load(before.at(-1) ?? null, limit);
      if (mine !== asked) return;
      isAsking = false;
      isAskingMore = false;
      const all = [...before, ...found];
      const total = found.length < limit ? all.length : null;
      page.set({ items: all, state: 'here', total, failure: null });
      const goesOn = wantsMore && total === null;
      wantsMore = false;
      if (goesOn) void ask(false);
    } catch (error) {
      page.set({ ...page.get(), failure: error ?? new Error('No answer') });
    }
  };
  const more = (): void => {
    if (isAsking) wantsMore = true;
    else if (page.get().total === null) void ask(false);
  };
  return { page, ask, more };
}
