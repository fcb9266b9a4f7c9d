import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { WindowList } from './window-list.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
const many = Array.from({ length: 10_000 }, (_, at) => `Product ${at + 1}`);
let close = (): void => undefined;
afterEach(() => close());

function show(
  items: readonly string[],
  more: { onMore?: () => void; onPress?: (item: string) => void } = {},
) {
  const root = document.createElement('div');
  document.body.append(root);
  const react = createRoot(root);
  const draw = (now: readonly string[]): void =>
    act(() =>
      react.render(
        <WindowList
          label="Products"
          items={now}
          total={items.length}
          keyOf={(item) => item}
          row={(item) => ({ title: item, note: 'kg' })}
          onPress={() => undefined}
          {...more}
        />,
      ),
    );
  draw(items);
  close = () => {
    act(() => react.unmount());
    root.remove();
  };
  const list = root.querySelector('ul') as HTMLElement;
  const rows = () => [...root.querySelectorAll('li')];
  const scrollTo = (row: number): void => {
    list.getBoundingClientRect = () => ({ top: -row * 72 }) as DOMRect;
    act(() => void document.dispatchEvent(new Event('scroll')));
  };
  const key = (name: string): void =>
    act(() => {
      const at = document.activeElement ?? list;
      at.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    });
  return { root, list, rows, scrollTo, key, draw };
}

test('of ten thousand rows only those in sight exist, wherever one scrolls', () => {
  const { rows, list, scrollTo } = show(many);
  expect(list.style.blockSize).toBe('720000px');
  expect(rows().length).toBeLessThan(60);
  expect(rows()[0]?.textContent).toContain('Product 1');
  scrollTo(7000);
  expect(rows().length).toBeLessThan(60);
  expect(rows().map(({ textContent }) => textContent)).toContain('Product 7001kg');
});

test('every row says which one it is and of how many', () => {
  const { rows, scrollTo } = show(many);
  scrollTo(500);
  const row = rows().find(({ textContent }) => textContent === 'Product 501kg');
  expect(row?.getAttribute('aria-posinset')).toBe('501');
  expect(row?.getAttribute('aria-setsize')).toBe('10000');
});

test('arrows, page keys, Home and End go from row to row; Tab stops once', () => {
  const { root, key } = show(many);
  const stops = () => [...root.querySelectorAll<HTMLElement>('[tabindex="0"]')];
  act(() => stops()[0]?.focus());
  key('ArrowDown');
  key('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Product 3');
  key('End');
  expect(document.activeElement?.textContent).toContain('Product 10000');
  key('ArrowUp');
  expect(document.activeElement?.textContent).toContain('Product 9999');
  key('Home');
  expect(document.activeElement?.textContent).toContain('Product 1');
  key('PageDown');
  expect(document.activeElement?.textContent).toMatch(/Product 1\dkg/);
  expect(stops()).toHaveLength(1);
});

test('the row that has the focus stays, however far one scrolls', () => {
  const { root, key, scrollTo } = show(many);
  act(() => root.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  key('ArrowDown');
  scrollTo(9000);
  expect(document.activeElement?.textContent).toContain('Product 2');
});

test('asks for more when the end of what is loaded comes near, and not before', () => {
  const onMore = vi.fn();
  const { scrollTo, draw } = show(many.slice(0, 200), { onMore });
  expect(onMore).not.toHaveBeenCalled();
  scrollTo(185);
  expect(onMore).toHaveBeenCalledTimes(1);
  draw(many.slice(0, 400));
  expect(onMore).toHaveBeenCalledTimes(1);
  scrollTo(390);
  expect(onMore).toHaveBeenCalledTimes(2);
});

test('a press says which', () => {
  const onPress = vi.fn();
  const { rows } = show(many, { onPress });
  act(() => rows()[4]?.querySelector('button')?.click());
  expect(onPress).toHaveBeenCalledWith('Product 5');
});
