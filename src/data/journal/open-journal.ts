import { default as workerUrl } from './journal.worker.ts?worker&url';
import { createBucketJournal } from './bucket-journal.ts';
import { type Journal, noJournal } from './contract.ts';
import { type JournalWorker, createWorkerJournal } from './worker-journal.ts';

/** Makes a module worker from an address of our own; the app passes it through its Trusted Types policy. */
export type MakeWorker = (url: string) => JournalWorker;

interface Buckets {
  open(name: string, options: { durability: 'strict' }): Promise<{ readonly indexedDB: IDBFactory }>;
}

/** The best second home that this browser has: its private file system, else a second bucket, else none. */
export async function openBrowserJournal(makeWorker: MakeWorker): Promise<Journal> {
  if (await hasPrivateFiles()) return createWorkerJournal(makeWorker(workerUrl));
  const buckets = (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets;
  if (!buckets) return noJournal;
  const { indexedDB } = await buckets.open('lotline-journal', { durability: 'strict' });
  return createBucketJournal({ indexedDB, IDBKeyRange });
}

async function hasPrivateFiles(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory();
    return typeof FileSystemFileHandle === 'function';
  } catch {
    return false;
  }
}
