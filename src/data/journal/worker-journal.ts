import type { Journal } from './contract.ts';
import type { OpenedSegments } from './segments.ts';
import type { JournalAnswer, JournalAsk } from './worker-messages.ts';

/** The part of a Worker that is used. */
export interface JournalWorker {
  /** The second argument is the list of what is handed over, as every worker has it. */
  postMessage(message: JournalAsk, transfer: []): void;
  addEventListener(type: 'message', listener: (event: { readonly data: JournalAnswer }) => void): void;
  addEventListener(type: 'error', listener: (event: unknown) => void): void;
  terminate(): void;
}

interface Waiting {
  readonly resolve: (value: OpenedSegments | boolean | null) => void;
  readonly reject: (error: Error) => void;
}

/** The journal as the page sees it: its files live in a worker. */
export function createWorkerJournal(worker: JournalWorker): Journal {
  const waiting = new Map<number, Waiting>();
  let n = 0;
  let dead: Error | null = null;

  worker.addEventListener('message', ({ data }) => {
    const asked = waiting.get(data.n);
    waiting.delete(data.n);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(new DOMException(data.message, data.name));
  });
  worker.addEventListener('error', () => {
    dead = new Error('The journal has stopped');
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  });

  const ask = (make: (n: number) => JournalAsk): Promise<OpenedSegments | boolean | null> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      n += 1;
      waiting.set(n, { resolve, reject });
      return worker.postMessage(make(n), []);
    });

  return {
    home: 'opfs',
    open: async () => (await ask((n) => ({ n, ask: 'open' }))) as OpenedSegments,
    append: async (records) =>
      void (await ask((n) => ({ n, ask: 'append', texts: records.map((record) => JSON.stringify(record)) }))),
    note: (record) => worker.postMessage({ ask: 'note', text: JSON.stringify(record) }, []),
    rewrite: async (texts) => void (await ask((n) => ({ n, ask: 'rewrite', texts }))),
    makeRoom: async () => (await ask((n) => ({ n, ask: 'make-room' }))) === true,
    close() {
      worker.postMessage({ ask: 'close' }, []);
    },
  };
}
