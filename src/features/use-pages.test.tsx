import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { type Floor, FloorProvider } from './floor.tsx';
import { createLive } from './live.ts';
import { type Pages, usePages } from './use-pages.ts';
import { patience } from '../../tests/support/patience.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
let close = (): void => undefined;
afterEach(() => close());

async function open(rows: { now: readonly string[] }) {
  const changes = createLive(0);
  const seen: { pages?: Pages<string> } = {};
  const load = vi.fn(async (after: string | null, limit: number) => {
    const from = after === null ? 0 : rows.now.indexOf(after) + 1;
    return rows.now.slice(from, from + limit);
  });
  function Screen() {
    const pages = usePages(load, ['all'], 10);
    useEffect(() => {
      seen.pages = pages;
    });
    return null;
  }
  const react = createRoot(document.createElement('div'));
  await act(async () =>
    react.render(
      <FloorProvider value={{ changes } as unknown as Floor}>
        <Screen />
      </FloorProvider>,
    ),
  );
  close = () => act(() => react.unmount());
  return {
    load,
    now: () => seen.pages as Pages<string>,
    more: () => act(async () => seen.pages?.more()),
    change: () => act(async () => changes.set(changes.get() + 1)),
  };
}
const letters = [...'abcdefghijklmnopqrstuvwxy'];

test('comes a page at a time, and knows the whole when the last page is here', async () => {
  const list = await open({ now: letters });
  expect(list.now()).toMatchObject({ items: letters.slice(0, 10), state: 'here', total: null });
  await list.more();
  await list.more();
  expect(list.now()).toMatchObject({ items: letters, total: 25 });
  await list.more();
  expect(list.load).toHaveBeenCalledTimes(3);
});

test('after a change it is asked again as far as it had come, once for many changes', async () => {
  const rows = { now: letters };
  const list = await open(rows);
  await list.more();
  rows.now = ['A', ...letters];
  for (let n = 0; n < 20; n += 1) await list.change();
  await act(async () => vi.waitFor(() => expect(list.load).toHaveBeenCalledTimes(3), patience));
  expect(list.now().items[0]).toBe('A');
  expect(list.now().items).toHaveLength(20);
});

test('the end of the list that comes near while it is asked anew is not forgotten', async () => {
  const list = await open({ now: letters });
  list.load.mockImplementationOnce(async () => {
    // The list hears of its end once; nobody tells it again.
    list.now().more();
    return letters.slice(0, 10);
  });
  await list.change();
  await act(async () => vi.waitFor(() => expect(list.load).toHaveBeenCalledTimes(3), patience));
  expect(list.now().items).toHaveLength(20);
});

test('a page that a change overtakes comes after it', async () => {
  const list = await open({ now: letters });
  let answer = (): void => undefined;
  list.load.mockImplementationOnce(
    () => new Promise((resolve) => (answer = () => resolve(letters.slice(10, 20)))),
  );
  await list.more();
  await list.change();
  await act(async () => answer());
  await act(async () => vi.waitFor(() => expect(list.load).toHaveBeenCalledTimes(3), patience));
  expect(list.now().items).toEqual(letters.slice(0, 20));
});

test('what is wanted while something else is asked comes after it', async () => {
  const list = await open({ now: letters });
  await act(async () => {
    list.now().more();
    list.now().more();
  });
  expect(list.now().items).toHaveLength(25);
});
