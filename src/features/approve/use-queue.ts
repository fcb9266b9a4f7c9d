import { useState } from 'react';
import type { OrderId } from '#domain/base/ids.ts';
import { useAsked, useFloor } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { type Content, loadContent } from './load-content.ts';
import { type Waiting, loadWaiting } from './waiting.ts';

/** What waits, what is known of each, and which are marked to be released together. */
export interface Queue {
  readonly isLoading: boolean;
  readonly waiting: readonly Waiting[];
  /** Arrives after the list: reading a batch of a thousand takes a moment. */
  readonly contents: ReadonlyMap<OrderId, Content>;
  readonly marked: ReadonlySet<OrderId>;
  mark(root: OrderId): void;
  /** [APR-4] Whoever made some of it never decides on it. */
  isMine(content: Content): boolean;
}

export function useQueue(): Queue {
  const floor = useFloor();
  const { person } = useRights();
  const [marked, setMarked] = useState<ReadonlySet<OrderId>>(new Set());
  const list = useAsked(() => loadWaiting(floor.world), []);
  const waiting = list.state === 'here' ? list.value : [];
  const looked = useAsked(async () => {
    const contents = new Map<OrderId, Content>();
    for (const { root, productions } of waiting) {
      const content = await loadContent(floor, productions);
      if (content) contents.set(root, content);
    }
    return contents;
  }, [waiting.map(({ root, productions }) => `${root}=${productions.join('+')}`).join(' ')]);
  return {
    isLoading: list.state === 'loading',
    waiting,
    contents: looked.state === 'here' ? looked.value : new Map(),
    // What was decided meanwhile is not marked any more.
    marked: new Set(waiting.filter(({ root }) => marked.has(root)).map(({ root }) => root)),
    mark(root) {
      const next = new Set(marked);
      if (!next.delete(root)) next.add(root);
      setMarked(next);
    },
    isMine: ({ producers }) => person !== null && producers.includes(person),
  };
}
