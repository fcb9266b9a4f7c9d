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
const mostAtOnce = 1000;

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
        pages.refresh();
      }, settle);
    };
    pages.refresh();
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
  const wants = { again: false, more: false };
  let isAsking = false;

  /** As many as had been loaded, in pages, so that the screen draws in between. */
  const again = async (wanted: number): Promise<readonly Item[]> => {
    const all: Item[] = [];
    for (;;) {
      const limit = Math.max(size, Math.min(mostAtOnce, wanted - all.length));
      const found = await load(all.at(-1) ?? null, limit);
      all.push(...found);
      if (found.length < limit || all.length >= wanted) return all;
    }
  };
  const answer = async (): Promise<void> => {
    const { items, total } = page.get();
    if (wants.again) {
      wants.again = false;
      const wanted = Math.max(size, items.length);
      const all = await again(wanted);
      return page.set({
        items: all,
        state: 'here',
        total: all.length < wanted ? all.length : null,
        failure: null,
      });
    }
    wants.more = false;
    if (total !== null) return;
    // Whoever goes far goes on in larger steps.
    const step = Math.min(mostAtOnce, Math.max(size, items.length));
    const found = await load(items.at(-1) ?? null, step);
    const all = [...items, ...found];
    page.set({ items: all, state: 'here', total: found.length < step ? all.length : null, failure: null });
  };
  /** One question at a time, and none forgotten: what is asked meanwhile comes after it. */
  const work = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    try {
      while (wants.again || wants.more) await answer();
    } catch (error) {
      page.set({ ...page.get(), failure: error ?? new Error('No answer') });
    }
    isAsking = false;
  };
  const refresh = (): void => {
    wants.again = true;
    void work();
  };
  const more = (): void => {
    wants.more = true;
    void work();
  };
  return { page, refresh, more };
}
