import { Worker } from 'node:worker_threads';
import { type Cells, Unreadable, cellsOf, isZip } from './cells-of.ts';
import type { Done, Job, Part } from './file.worker.ts';
import { type Format, fileOf } from './file-of.ts';

/** A file that is made to be huge takes its own thread down and not the server. */
const limits = { maxOldGenerationSizeMb: 1024 };

function inThread(job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./file.worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: limits,
    });
    const rows: string[][] = [];
    worker.on('message', (message: Done | Part) => {
      if ('part' in message) rows.push(...message.part);
      else resolve('cells' in message ? { cells: { ...message.cells, rows } } : message);
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new Unreadable('too-large-unpacked', 'The file is too large to be read: part it')
          : error,
      ),
    );
    worker.once('exit', () => reject(new Error('The thread ended without an answer')));
  });
}

/** Smaller ones are done sooner than a thread is begun. A workbook never is: it may be large in disguise. */
const small = 200_000;
const fewLines = 500;

export async function readFile(file: Uint8Array): Promise<Cells> {
  if (file.length < small && !isZip(file)) return cellsOf(file);
  const done = await inThread({ do: 'read', file });
  if ('unreadable' in done) throw new Unreadable(done.unreadable, done.message);
  if ('cells' in done) return done.cells;
  throw new Error('The thread answered something else');
}

export async function writeFile(rows: readonly (readonly string[])[], format: Format): Promise<Uint8Array> {
  if (rows.length < fewLines) return fileOf(rows, format);
  const done = await inThread({ do: 'write', rows, format });
  if ('file' in done) return done.file;
  throw new Error('The thread answered something else');
}
