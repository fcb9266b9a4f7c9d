import { type StoredKind, type StoredRowOf, rowKey } from '#domain/stock/view.ts';
import type { Rows } from '../contract.ts';
import type { ReplicaStore, StoredKey } from '../replica/replica-store.ts';
import { type TermPlace, comesAfter, firstTerm, inOrder } from '../replica/scan-terms.ts';
import { idOf, normalTerm, replicaTerms } from '../replica/terms.ts';
import type { Overlay } from './overlay.ts';

interface Found<Kind extends StoredKind> {
  readonly id: string;
  readonly row: StoredRowOf[Kind];
  readonly terms: readonly string[];
}

export type RowsWithBell = Rows & { ring(kinds: ReadonlySet<StoredKind>): void };

/** The replica with the effects of what is pending on top. Where both have a row, the one on top is shown. */
export function createRows(replica: ReplicaStore, overlay: Overlay): RowsWithBell {
  const listeners = new Map<() => void, readonly StoredKind[]>();
  const revisions = new Map<StoredKind, number>();

  /** What pending operations wrote of one kind; `hidden` are the rows beneath that it covers or took away. */
  const onTop = <Kind extends StoredKind>(kind: Kind) => {
    const hidden = overlay.rowsOf(kind);
    const top: Found<Kind>[] = [];
    for (const [id, value] of hidden) {
      const row = value as StoredRowOf[Kind] | null;
      if (row) top.push({ id, row, terms: replicaTerms(kind, row) });
    }
    return { top, hidden };
  };

  const get = async <Kind extends StoredKind>(
    kind: Kind,
    id: string,
  ): Promise<StoredRowOf[Kind] | undefined> => {
    const above = overlay.get(rowKey(kind, id)) as StoredRowOf[Kind] | null | undefined;
    return above === undefined ? replica.get(kind, id) : (above ?? undefined);
  };

  /** Where the last row of the page before stands. */
  const placeOf = async <Kind extends StoredKind>(
    kind: Kind,
    prefix: string,
    id: string | undefined,
  ): Promise<TermPlace | undefined> => {
    const row = id === undefined ? undefined : await get(kind, id);
    return row && id !== undefined ? { term: firstTerm(replicaTerms(kind, row), prefix), id } : undefined;
  };

  return {
    get,

    async getMany<Kind extends StoredKind>(kind: Kind, ids: readonly string[]) {
      const hidden = overlay.rowsOf(kind);
      const beneath = await replica.getMany(
        ids.filter((id) => !hidden.has(id)).map((id): StoredKey => `${kind}/${id}`),
      );
      return new Map(
        ids.flatMap((id) => {
          const row = hidden.has(id) ? hidden.get(id) : beneath.get(`${kind}/${id}`);
          return row ? [[id, row as StoredRowOf[Kind]] as const] : [];
        }),
      );
    },

    async find<Kind extends StoredKind>(kind: Kind, term: string, limit = 100) {
      const normal = normalTerm(term);
      const { top, hidden } = onTop(kind);
      const beneath = await replica.find(kind, normal, limit + hidden.size);
      return [
        ...top.filter(({ terms }) => terms.includes(normal)).map(({ row }) => row),
        ...beneath.filter((row) => !hidden.has(idOf(kind, row))),
      ].slice(0, limit);
    },

    async findAny<Kind extends StoredKind>(kind: Kind, terms: readonly string[]) {
      const wanted = new Set(terms.map(normalTerm));
      const { top, hidden } = onTop(kind);
      const beneath = await replica.findAny(kind, terms);
      return [
        ...top.filter((each) => each.terms.some((term) => wanted.has(term))).map(({ row }) => row),
        ...beneath.filter((row) => !hidden.has(idOf(kind, row))),
      ];
    },

    async scan<Kind extends StoredKind>(kind: Kind, termPrefix: string, limit: number, after?: string) {
      const prefix = normalTerm(termPrefix);
      const place = await placeOf(kind, prefix, after);
      const { top, hidden } = onTop(kind);
      const beneath: Found<Kind>[] = [];
      // Thousands of pending rows may cover what lies beneath: page by page, not all that they could cover at once.
      for (let from = place; beneath.length < limit;) {
        const page = await replica.scanFrom(kind, prefix, limit, from);
        const found = page.map((row) => ({ id: idOf(kind, row), row, terms: replicaTerms(kind, row) }));
        beneath.push(...found.filter(({ id }) => !hidden.has(id)));
        const last = found.at(-1);
        if (!last || page.length < limit) break;
        from = { term: firstTerm(last.terms, prefix), id: last.id };
      }
      const all: Found<Kind>[] = [...top, ...beneath];
      return all
        .map(({ id, row, terms }) => ({ id, row, term: firstTerm(terms, prefix) }))
        .filter((each) => each.term !== '' && (!place || comesAfter(each, place)))
        .toSorted(inOrder)
        .slice(0, limit)
        .map(({ row }) => row);
    },

    isPending: (kind, id) => overlay.get(rowKey(kind, id)) !== undefined,

    subscribe(kinds, listener) {
      // A key of its own for each call: the same function may listen twice.
      const bell = () => listener();
      listeners.set(bell, kinds);
      return () => void listeners.delete(bell);
    },

    revision: (kinds) => kinds.reduce((sum, kind) => sum + (revisions.get(kind) ?? 0), 0),

    ring(kinds) {
      for (const kind of kinds) revisions.set(kind, (revisions.get(kind) ?? 0) + 1);
      for (const [listener, wanted] of listeners) if (wanted.some((kind) => kinds.has(kind))) listener();
    },
  };
}
