import type { Locks } from '../../../src/data/ports.ts';
import { type Suspend, plainSuspend } from './suspend.ts';

interface Held {
  readonly tab: string;
  readonly lost: () => void;
}

type Waiting = { readonly tab: string; readonly grant: () => void };

const left = (): DOMException => new DOMException('No longer in the queue', 'AbortError');

/** Web Locks of one origin, in memory: each tab gets its own view, and a tab that dies lets go of what it held. */
export function createLockOffice(suspend: Suspend = plainSuspend) {
  const held = new Map<string, Held>();
  const queues = new Map<string, Waiting[]>();
  const dead = new Set<string>();

  const release = (name: string, mine: Held): void => {
    if (held.get(name) !== mine) return;
    held.delete(name);
    const waiting = (queues.get(name) ?? []).filter(({ tab }) => !dead.has(tab));
    const next = waiting.shift();
    queues.set(name, waiting);
    next?.grant();
  };

  return {
    forTab: (tab: string): Locks => ({
      async request(name, { steal = false, signal }, work) {
        if (dead.has(tab)) return new Promise(() => {});
        if (signal?.aborted) throw left();
        const before = held.get(name);
        if (before && steal) {
          held.delete(name);
          before.lost();
        } else if (before) {
          const granted = await suspend<boolean>((resume) => {
            const waiting: Waiting = { tab, grant: () => resume(true) };
            queues.set(name, [...(queues.get(name) ?? []), waiting]);
            signal?.addEventListener('abort', () => {
              const queue = queues.get(name) ?? [];
              queues.set(
                name,
                queue.filter((each) => each !== waiting),
              );
              if (queue.includes(waiting)) resume(false);
            });
          });
          if (!granted) throw left();
        }
        let lost: (() => void) | undefined;
        const stolen = new Promise<never>((_, reject) => {
          lost = () => reject(new DOMException('The lock was stolen', 'AbortError'));
        });
        stolen.catch(() => {});
        const mine: Held = { tab, lost: () => lost?.() };
        held.set(name, mine);
        try {
          return await Promise.race([work({ name }), stolen]);
        } finally {
          release(name, mine);
        }
      },
    }),

    /** The tab is gone: its locks are free, and what it waits for never comes. */
    kill(tab: string): void {
      dead.add(tab);
      for (const [name, mine] of held) if (mine.tab === tab) release(name, mine);
    },

    isHeld: (name: string): boolean => held.has(name),
  };
}
