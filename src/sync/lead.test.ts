import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProfile } from '../../tests/support/browser/profile.ts';
import type { Clock } from '../data/ports.ts';
import { lead } from './lead.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** Tabs of one origin in pretended time; each notes when it works. */
function anOrigin() {
  const profile = createProfile();
  const working: string[] = [];
  const open = (name: string) => {
    const tab = profile.tab();
    const stop = new AbortController();
    const state = { isFrozen: false };
    const clock: Clock = {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      // A frozen tab keeps its locks and does nothing any more.
      sleep: async (milliseconds, signal) => {
        await new Promise<void>((resolve) => {
          setTimeout(resolve, milliseconds);
          signal?.addEventListener('abort', () => resolve());
        });
        while (state.isFrozen) await new Promise((resolve) => setTimeout(resolve, 500));
      },
    };
    const work = async (signal: AbortSignal): Promise<void> => {
      working.push(name);
      while (!signal.aborted) await clock.sleep(500, signal);
      working.splice(working.indexOf(name), 1);
    };
    void lead({ ...tab.parts, clock }, work, stop.signal);
    return {
      stop: () => stop.abort(),
      kill: () => {
        state.isFrozen = true;
        working.splice(working.indexOf(name), 1);
        profile.kill(tab);
      },
      freeze: (frozen: boolean) => {
        state.isFrozen = frozen;
      },
    };
  };
  return { working, open };
}

test('[R8] one tab drains; when it closes, the next one takes over', async () => {
  const { working, open } = anOrigin();
  const [one] = [open('one'), open('two')];
  await pass(20_000);
  expect(working).toEqual(['one']);
  one?.stop();
  // A page that follows another one does not look at the clock first: what waits goes up at once.
  await pass(600);
  expect(working).toEqual(['two']);
});

test('[R8] the tab that drains is killed: another one takes over', async () => {
  const { working, open } = anOrigin();
  const [one] = [open('one'), open('two')];
  await pass(3000);
  one?.kill();
  await pass(6000);
  expect(working).toEqual(['two']);
});

test('[R8] a frozen tab keeps its lock and drains nothing: it is taken from it, and it stops when it thaws', async () => {
  const { working, open } = anOrigin();
  const [one] = [open('one'), open('two')];
  await pass(3000);
  one?.freeze(true);
  await pass(8000);
  expect(working).toEqual(['one']);
  await pass(10_000);
  expect(working).toEqual(['one', 'two']);
  one?.freeze(false);
  await pass(1000);
  expect(working).toEqual(['two']);
  await pass(30_000);
  expect(working).toEqual(['two']);
});
