import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable, type Value } from '../db.ts';
import { type Method, openEngine } from './engine.ts';
import type { Answer, Call } from './sqlite.worker.ts';

/** One SQLite connection, asked from the server's thread. */
export interface Connection {
  call(method: Method, sql: string, params: readonly Value[]): Promise<unknown>;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** In a thread of its own, so that a long transaction never stops the server from answering. */
export function openInWorker(file: string, readOnly: boolean): Promise<Connection> {
  const worker = new Worker(new URL('./sqlite.worker.ts', import.meta.url), {
    workerData: { file, readOnly },
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let dead: Error | null = null;

  type Asked<C> = C extends Call ? Omit<C, 'id'> : never;
  function ask(call: Asked<Call>): Promise<unknown> {
    if (dead) return Promise.reject(dead);
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ ...call, id });
    });
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (message: 'open' | Answer) => {
      if (message === 'open') {
        resolve({
          call: (method, sql, params) => ask({ method, sql, params }),
          backup: async (to) => void (await ask({ method: 'backup', file: to })),
          close: async () => void (await ask({ method: 'close' })),
        });
        return;
      }
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      if ('error' in message) answer?.reject(toError(message.error));
      else answer?.resolve(message.value);
    });
    worker.on('error', (error: Error) => fail(error));
    worker.on('exit', () => fail(new DatabaseUnavailable('The database thread has ended')));

    function fail(error: Error): void {
      dead = error;
      for (const answer of waiting.values()) answer.reject(error);
      waiting.clear();
      reject(error);
    }
  });
}

/** In the caller's thread: for short-lived worlds in tests, where a thread each would cost more than it gives. */
export function openHere(file: string): Connection {
  const engine = openEngine(file, false);
  return {
    call: async (method, sql, params) => {
      try {
        return engine.call(method, sql, params);
      } catch (error) {
        throw toError(error as { message: string; errcode?: number });
      }
    },
    backup: (to) => engine.backup(to),
    close: async () => engine.close(),
  };
}

/** Busy, locked, out of memory, disk full, I/O: primary result codes that say "not now" and not "not so". */
const notNow = new Set([5, 6, 7, 8, 10, 13, 14]);

function toError({ message, errcode }: { message: string; errcode?: number | null }): Error {
  return typeof errcode === 'number' && notNow.has(errcode % 256)
    ? new DatabaseUnavailable(message)
    : new Error(message);
}
