import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import { replicaTerms } from '../terms.ts';
import {
  type KindPages,
  type Layout,
  type PackedPage,
  type PageSort,
  entryOf,
  idOfLine,
  jsonOfLine,
  lineBreak,
  pageKey,
} from './layout.ts';
import type { Pause } from '../../pause.ts';
import { sortSlowly } from './sort-slowly.ts';

/** How many pages are put at once: a writer must not keep readers waiting. */
const pagesAtOnce = 40;

export type PutPages = (pages: readonly PackedPage[]) => Promise<void>;

/** Packs the rows of one kind, given in the order of their ids, and an index of their terms. */
export async function writeKind(
  kind: StoredKind,
  layout: Layout,
  lines: AsyncIterable<string>,
  put: PutPages,
  pause: Pause,
): Promise<KindPages | null> {
  const rows = pageWriter(kind, layout, 'r', put);
  const entries: string[] = [];
  for await (const line of lines) {
    const row = JSON.parse(jsonOfLine(line)) as StoredRowOf[StoredKind];
    for (const term of replicaTerms(kind, row)) entries.push(entryOf(term, rows.count()));
    await rows.add(line);
    await pause();
  }
  await rows.end();
  if (rows.count() === 0) return null;
  const terms = pageWriter(kind, layout, 't', put);
  for (const entry of await sortSlowly(entries, pause)) {
    await terms.add(entry);
    await pause();
  }
  await terms.end();
  return {
    count: rows.count(),
    firstIds: rows.firsts.map(idOfLine),
    rowStarts: rows.starts,
    entries: terms.count(),
    firstEntries: terms.firsts,
    entryStarts: terms.starts,
  };
}

function pageWriter(
  kind: StoredKind,
  { generation, characters: most }: Layout,
  sort: PageSort,
  put: PutPages,
) {
  const firsts: string[] = [];
  const starts: number[] = [];
  let full: PackedPage[] = [];
  let lines: string[] = [];
  let characters = 0;
  let count = 0;

  const close = (): void => {
    if (lines.length === 0) return;
    const [first = ''] = lines;
    full.push({
      key: pageKey(generation, kind, sort, firsts.length),
      count: lines.length,
      text: lines.join(lineBreak),
    });
    firsts.push(first);
    starts.push(count - lines.length);
    lines = [];
    characters = 0;
  };
  const flush = async (): Promise<void> => {
    await put(full);
    full = [];
  };

  return {
    firsts,
    starts,
    count: (): number => count,
    async add(line: string): Promise<void> {
      lines.push(line);
      characters += line.length;
      count += 1;
      if (characters < most) return;
      close();
      if (full.length >= pagesAtOnce) await flush();
    },
    async end(): Promise<void> {
      close();
      await flush();
    },
  };
}
