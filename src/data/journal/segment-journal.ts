import type { Journal } from './contract.ts';
import type { Segments } from './segments.ts';

/** The journal in the same thread as its files: in the worker's absence, and in tests. */
export const createSegmentJournal = (
  segments: Segments,
  makeRoom: () => Promise<boolean> = () => Promise.resolve(false),
): Journal => ({
  home: 'memory',
  open: () => segments.open(),
  append(records) {
    segments.append(
      records.map((record) => JSON.stringify(record)),
      true,
    );
    return Promise.resolve();
  },
  note: (record) => segments.append([JSON.stringify(record)], false),
  rewrite: (texts) => segments.rewrite(texts),
  makeRoom,
  close: () => segments.close(),
});
