import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { createFileCabinet } from '../../../tests/support/browser/files.ts';
import { createBucketJournal } from './bucket-journal.ts';
import { type Journal, noJournal } from './contract.ts';
import type { JournalRecord } from './records.ts';
import { createSegmentJournal } from './segment-journal.ts';
import { createSegments } from './segments.ts';
import type { JournalAnswer, JournalAsk } from './worker-messages.ts';
import { type JournalWorker, createWorkerJournal } from './worker-journal.ts';

const mark = (id: string): JournalRecord => ({ t: 'committed', id: id as never });
const idsIn = (texts: readonly string[]): string[] =>
  texts.map((text) => (JSON.parse(text) as { id: string }).id);

/** The worker's side of the talk, in this thread: files in memory, answers on the next turn. */
function aWorker(cabinet = createFileCabinet()): JournalWorker & { die(): void } {
  const segments = createSegments(cabinet.forTab('worker'));
  const hears: ((event: { data: JournalAnswer }) => void)[] = [];
  const mourns: ((event: unknown) => void)[] = [];
  let before: Promise<unknown> = Promise.resolve();
  const reply = async (data: Extract<JournalAsk, { n: number }>): Promise<JournalAnswer> => {
    try {
      if (data.ask === 'open') return { n: data.n, ok: true, value: await segments.open() };
      if (data.ask === 'append') segments.append(data.texts, true);
      if (data.ask === 'rewrite') await segments.rewrite(data.texts);
      return { n: data.n, ok: true, value: data.ask === 'make-room' ? true : null };
    } catch (error) {
      const { name, message } = error as Error;
      return { n: data.n, ok: false, name, message };
    }
  };
  return {
    postMessage(data) {
      before = before.then(async () => {
        if (data.ask === 'note') return segments.append([data.text], false);
        if (data.ask === 'close') return segments.close();
        const answer = await reply(data);
        for (const hear of hears) hear({ data: answer });
        return undefined;
      });
    },
    addEventListener(type: 'message' | 'error', listener: (event: never) => void) {
      (type === 'message' ? hears : mourns).push(listener as never);
    },
    terminate: () => {},
    die: () => {
      for (const mourn of mourns) mourn({});
    },
  };
}

const homes: [string, () => { journal: Journal; again: () => Journal }][] = [
  [
    'files in a worker',
    () => {
      const cabinet = createFileCabinet();
      return {
        journal: createWorkerJournal(aWorker(cabinet)),
        again: () => createWorkerJournal(aWorker(cabinet)),
      };
    },
  ],
  [
    'files in this thread',
    () => {
      const cabinet = createFileCabinet();
      const make = (): Journal => createSegmentJournal(createSegments(cabinet.forTab('t')));
      return { journal: make(), again: make };
    },
  ],
  [
    'a bucket of its own',
    () => {
      const options = { indexedDB: new IDBFactory(), IDBKeyRange };
      return { journal: createBucketJournal(options), again: () => createBucketJournal(options) };
    },
  ],
];

describe.each(homes)('a journal in %s', (_name, make) => {
  test('gives back what was appended and noted, in order, at the next start', async () => {
    const { journal, again } = make();
    expect((await journal.open()).texts).toEqual([]);
    await journal.append([mark('1'), mark('2')]);
    journal.note(mark('3'));
    await journal.append([mark('4')]);
    journal.close();
    expect(idsIn((await again().open()).texts)).toEqual(['1', '2', '3', '4']);
  });

  test('holds exactly what a rewrite gave it', async () => {
    const { journal, again } = make();
    await journal.open();
    await journal.append([mark('1'), mark('2')]);
    await journal.rewrite([JSON.stringify(mark('2'))]);
    await journal.append([mark('3')]);
    journal.close();
    expect(idsIn((await again().open()).texts)).toEqual(['2', '3']);
  });
});

test('[R6] a full disk in the worker is a full disk on the page', async () => {
  const cabinet = createFileCabinet();
  const journal = createWorkerJournal(aWorker(cabinet));
  await journal.open();
  cabinet.setLimit(10);
  await expect(journal.append([mark('1')])).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(await journal.makeRoom()).toBe(true);
  cabinet.setLimit(1000);
  await journal.append([mark('2')]);
});

test('a worker that died answers nobody and hangs nobody', async () => {
  const worker = aWorker();
  const journal = createWorkerJournal(worker);
  await journal.open();
  const waiting = journal.append([mark('1')]);
  worker.die();
  await expect(waiting).rejects.toThrow('stopped');
  await expect(journal.append([mark('2')])).rejects.toThrow('stopped');
});

test('no second home keeps nothing and promises nothing', async () => {
  await noJournal.append([mark('1')]);
  expect(await noJournal.open()).toMatchObject({ texts: [] });
  expect(noJournal.home).toBe('none');
});
