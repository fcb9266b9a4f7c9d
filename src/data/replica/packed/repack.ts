import { Dexie } from 'dexie';
import { type StoredKind, storedKinds } from '#domain/stock/view.ts';
import type { ReplicaDatabase, ReplicaRow } from '../database.ts';
import type { Intake } from '../take-in.ts';
import type { Base } from './base.ts';
import { type Directory, type KindPages, type Layout, idOfLine, rowLine } from './layout.ts';
import type { Pause } from '../../pause.ts';
import { sortSlowly } from './sort-slowly.ts';
import { writeKind } from './write-pages.ts';

/** A row on its way into a page. */
export interface PackedRow {
  readonly kind: StoredKind;
  readonly line: string;
}

const pagesAtOnce = 200;
const rowsAtOnce = 500;

/**
 * Writes a new generation of pages: what is in the pages now, what changed since, and what has just come. Nobody reads
 * it before the caller says so in the transaction that moves the cursor; if that never happens it is swept away later.
 */
export async function repack(
  db: ReplicaDatabase,
  base: Base | null,
  intake: Intake<PackedRow>,
  { generation, characters }: Layout,
  pause: Pause,
): Promise<Directory> {
  const kinds: Partial<Record<StoredKind, KindPages>> = {};
  for (const kind of storedKinds) {
    const over = await changesOf(db, kind, base !== null, intake, pause);
    const before = base?.reader.lines(kind, base.dead);
    const pages = await writeKind(
      kind,
      { generation, characters },
      over.size === 0 && before ? before : laidOver(before, over, pause),
      async (some) => void (await db.pages.bulkPut([...some])),
      pause,
    );
    if (pages) kinds[kind] = pages;
  }
  return { name: 'directory', generation, kinds };
}

/** Pages of generations that are not in force, piece by piece. */
export async function sweep(db: ReplicaDatabase, generation: number, pause: Pause): Promise<void> {
  const [own, behind] = [`${generation}/`, `${generation}0`];
  for (;;) {
    const before = await db.pages.where('key').below(own).limit(pagesAtOnce).primaryKeys();
    const after = await db.pages.where('key').aboveOrEqual(behind).limit(pagesAtOnce).primaryKeys();
    if (before.length + after.length === 0) return;
    await db.pages.bulkDelete([...before, ...after]);
    await pause();
  }
}

/** By id: the line of each row that lies over the pages; null for one that is gone. */
async function changesOf(
  db: ReplicaDatabase,
  kind: StoredKind,
  withKept: boolean,
  { good, gone }: Intake<PackedRow>,
  pause: Pause,
): Promise<Map<string, string | null>> {
  const over = new Map<string, string | null>();
  if (withKept)
    for await (const { id, row } of keptRows(db, kind, pause)) over.set(id, rowLine(id, JSON.stringify(row)));
  for (const row of good.values()) if (row.kind === kind) over.set(idOfLine(row.line), row.line);
  for (const [goneKind, id] of gone.values()) if (goneKind === kind) over.set(id, null);
  return over;
}

/** The rows of a kind that lie outside the pages, read in pieces. */
async function* keptRows(db: ReplicaDatabase, kind: StoredKind, pause: Pause): AsyncGenerator<ReplicaRow> {
  let last: string | undefined;
  for (;;) {
    const rows = await db.rows
      .where('[kind+id]')
      .between([kind, last ?? Dexie.minKey], [kind, Dexie.maxKey], last === undefined, true)
      .limit(rowsAtOnce)
      .toArray();
    yield* rows;
    last = rows.at(-1)?.id;
    if (rows.length < rowsAtOnce) return;
    await pause();
  }
}

/** Both in the order of ids; where both have a row, the upper one counts. */
async function* laidOver(
  before: AsyncIterable<string> | undefined,
  over: ReadonlyMap<string, string | null>,
  pause: Pause,
): AsyncGenerator<string> {
  const ids = await sortSlowly([...over.keys()], pause);
  let at = 0;
  function* upTo(id: string | null): Generator<string> {
    for (; at < ids.length; at += 1) {
      const next = ids[at] ?? '';
      if (id !== null && next >= id) return;
      const line = over.get(next);
      if (line) yield line;
    }
  }
  for await (const line of before ?? []) {
    const id = idOfLine(line);
    yield* upTo(id);
    if (!over.has(id)) yield line;
  }
  yield* upTo(null);
}
