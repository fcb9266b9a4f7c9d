import { parentPort, workerData } from 'node:worker_threads';
import { type Cells, Unreadable, type UnreadableCode, cellsOf } from './cells-of.ts';
import { type Format, fileOf } from './file-of.ts';

/** Reads one file or writes one, in a thread of its own: a workbook of 100,000 lines takes seconds. */
export type Job =
  | { readonly do: 'read'; readonly file: Uint8Array }
  | { readonly do: 'write'; readonly rows: readonly (readonly string[])[]; readonly format: Format };
/** Some of the lines, ahead of the end: handed over all at once, they would keep the server's thread from everything else. */
export interface Part {
  readonly part: Cells['rows'];
}
const partSize = 1000;

export type Done =
  /** Its rows have been handed over. */
  | { readonly cells: Cells }
  | { readonly file: Uint8Array }
  | { readonly unreadable: UnreadableCode; readonly message: string };

const port = parentPort;

async function run(job: Job): Promise<Done> {
  if (job.do === 'write') return { file: await fileOf(job.rows, job.format) };
  try {
    const { rows, read } = await cellsOf(job.file);
    for (let from = 0; from < rows.length; from += partSize)
      port?.postMessage({ part: rows.slice(from, from + partSize) } satisfies Part);
    return { cells: { rows: [], read } };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: error.code, message: error.message };
  }
}

if (!port) throw new Error('Only to be run as a worker');
port.postMessage(await run(workerData as Job));
