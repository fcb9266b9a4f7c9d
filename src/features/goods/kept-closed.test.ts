import { afterEach, expect, test, vi } from 'vitest';
import type { Floor } from '../floor.tsx';
import { createLive } from '../live.ts';
import { createKept } from './kept.ts';

const unhandled = vi.fn();
process.on('unhandledRejection', unhandled);
afterEach(() => void process.off('unhandledRejection', unhandled));

test('[X01] the stores close while a screen takes up what was left: whoever waits for it hears so, and nobody else', async () => {
  const note = { key: 'asked', value: { shape: 1, at: 0, path: '/', text: 'Oats', value: 'Oats' } };
  const floor = {
    notes: { list: () => Promise.resolve([note]) },
    changes: createLive(0),
    now: () => 0,
  } as unknown as Floor;
  const kept = createKept<string | null>({
    floor,
    key: 'asked',
    path: '/',
    none: null,
    words: (value) => value,
    left: () => Promise.reject(new Error('Database has been closed')),
  });
  kept.attach()();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled).not.toHaveBeenCalled();
  await expect(kept.ready()).rejects.toThrow('closed');
  expect(kept.get()).toBeNull();
});
