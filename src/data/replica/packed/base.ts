import type { StoredKind } from '#domain/stock/view.ts';
import type { Report } from '../../ports.ts';
import type { ReplicaDatabase } from '../database.ts';
import type { Damage, Directory, Packed } from './layout.ts';
import { isDead } from './layout.ts';
import { type DeadBits, DamagedPage, type PageReader, createPageReader } from './read-pages.ts';

/** The packed rows that are in force, and which of them are not any more. */
export interface Base {
  readonly reader: PageReader;
  readonly dead: DeadBits;
}

const nothing: Directory = { name: 'directory', generation: 0, kinds: {} };

/** The pages as this tab knows them. */
export function createBase(db: ReplicaDatabase, report: Report) {
  let held: Base | null = null;
  let reader: PageReader | null = null;
  let changes = 0;

  const openReader = (directory: Directory): PageReader =>
    createPageReader(directory, (keys) => db.pages.bulkGet([...keys]));

  const now = async (): Promise<Base> => {
    if (held) return held;
    const at = changes;
    const packed = (await db.meta.get('packed')) as Packed | undefined;
    const generation = packed?.generation ?? 0;
    if (reader?.generation !== generation) {
      const directory = ((await db.meta.get('directory')) as Directory | undefined) ?? nothing;
      reader = openReader(directory);
    }
    const base = { reader, dead: packed?.dead ?? {} };
    if (at === changes) held = base;
    return base;
  };

  const forget = (): void => {
    held = null;
    changes += 1;
  };

  return {
    now,
    forget,
    changes: (): number => changes,

    /**
     * An answer over what is in force from the first row of it to the last. A page that cannot be read is told of, and
     * answered for without the pages: unknown refuses nothing, and the next pull fetches everything anew.
     */
    async read<T>(work: (base: Base) => Promise<T>): Promise<T> {
      for (let round = 0; ; round += 1) {
        const at = changes;
        try {
          const answer = await work(await now());
          if (at === changes) return answer;
        } catch (error) {
          if (!(error instanceof DamagedPage)) throw error;
          if (at !== changes) continue;
          // Another tab may have packed the rows anew in the meantime.
          forget();
          reader = null;
          if (round === 0) continue;
          report('damaged-page', error);
          await db.meta.put({ name: 'damage', state: 'noted' } satisfies Damage);
          return work({ reader: openReader(nothing), dead: {} });
        }
      }
    },

    /** The bits with these rows marked; null when none of them lies in a page. */
    async withDead(
      { reader: pages, dead }: Base,
      rows: Iterable<readonly [StoredKind, string]>,
    ): Promise<DeadBits | null> {
      const byKind = new Map<StoredKind, string[]>();
      for (const [kind, id] of rows)
        if (pages.counts(kind) > 0) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
      const next: Partial<Record<StoredKind, Uint8Array>> = { ...dead };
      let changed = false;
      for (const [kind, ids] of byKind) {
        const ordinals = (await pages.ordinals(kind, ids)).filter((ordinal) => !isDead(dead[kind], ordinal));
        if (ordinals.length === 0) continue;
        const bits = new Uint8Array(Math.ceil(pages.counts(kind) / 8));
        bits.set(dead[kind] ?? []);
        for (const ordinal of ordinals) bits[ordinal >> 3] = (bits[ordinal >> 3] ?? 0) | (1 << (ordinal & 7));
        next[kind] = bits;
        changed = true;
      }
      return changed ? next : null;
    },
  };
}
