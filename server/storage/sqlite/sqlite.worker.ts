import { parentPort, workerData } from 'node:worker_threads';
import type { Value } from '../db.ts';
import { type Method, openEngine } from './engine.ts';

/** What the server's thread asks of this one. */
export type Call =
  | { readonly id: number; readonly method: Method; readonly sql: string; readonly params: readonly Value[] }
  | { readonly id: number; readonly method: 'backup'; readonly file: string }
  | { readonly id: number; readonly method: 'close' };
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly errcode: number | null } };

const { file, readOnly } = workerData as { file: string; readOnly: boolean };
const port = parentPort;
if (!port) throw new Error('Only to be run as a worker');
const engine = openEngine(file, readOnly);

async function answer(call: Call): Promise<unknown> {
  if (call.method === 'backup') return engine.backup(call.file);
  if (call.method === 'close') return engine.close();
  return engine.call(call.method, call.sql, call.params);
}

async function hear(call: Call): Promise<Answer> {
  try {
    return { id: call.id, value: await answer(call) };
  } catch (error) {
    const { message, errcode = null } = error as Error & { errcode?: number };
    return { id: call.id, error: { message, errcode } };
  }
}

port.on('message', async (call: Call) => {
  port.postMessage(await hear(call));
  if (call.method === 'close') port.close();
});
port.postMessage('open');
