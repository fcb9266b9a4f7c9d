import { parentPort, workerData } from 'node:worker_threads';
import { type Cells, Unreadable, type UnreadableCode, cellsOf } from './cells-of.ts';
import { type Format, fileOf } from './file-of.ts';

/** Reads one file or writes one, in a thread of its own: a workbook of 100,000 lines takes seconds. */
export type Job =
  | { readonly do: 'read'; readonly file: Uint8Array }
  | { readonly do: 'write'; readonly rows: readonly (readonly string[])[]; readonly format: Format };
export type Done =
  | { readonly cells: Cells }
  | { readonly file: Uint8Array }
  | { readonly unreadable: UnreadableCode; readonly message: string };

async function run(job: Job): Promise<Done> {
  if (job.do === 'write') return { file: await fileOf(job.rows, job.format) };
  try {
    return { cells: await cellsOf(job.file) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: error.code, message: error.message };
  }
}

const port = parentPort;
if (!port) throw new Error('Only to be run as a worker');
port.postMessage(await run(workerData as Job));
