import type { DeviceId, OperationId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Body } from '#domain/protocol/body.ts';
import {
  type OperationRow,
  type RowKey,
  type RowKind,
  type StoredKind,
  splitKey,
} from '#domain/stock/view.ts';
import { type Pause, noPause } from '../pause.ts';
import type { Report } from '../ports.ts';
import type { StoredOperation } from '../queue/stored.ts';
import type { ReplicaStore } from '../replica/replica-store.ts';
import { replicaTerms } from '../replica/terms.ts';
import { ruleBook } from '../rule-book.ts';
import type { AnyRow, Judged } from './judge.ts';
import { readAhead } from './read-ahead.ts';

/** Effects of what is pending, computed on top of the replica; can be made again at any time. */
interface Layer {
  /** Null: taken away. */
  readonly rows: Map<RowKey, AnyRow | null>;
  /** The same by kind and id: thousands of pending operations must not be looked through for one order. */
  readonly byKind: Map<RowKind, Map<string, AnyRow | null>>;
  readonly entries: Map<OperationId, { readonly row: StoredOperation; readonly judged: Judged }>;
  /** Which pending operation brought a row into being: whoever cites the row depends on it. */
  readonly creators: Map<RowKey, OperationId>;
  /** The newest operation that was looked at. */
  upTo: number;
}

/** Operations whose rows are read together in a rebuild. */
const atOnce = 100;

/** So many take no time that anybody notices. */
const termsAtOnce = 100;

/** What its rows are found by, before a screen asks: of a batch of a thousand units it is thousands, worked out in pieces. */
async function remember(written: Judged['written'], pause: Pause): Promise<void> {
  let count = 0;
  for (const [key, row] of written) {
    if (row) replicaTerms(splitKey(key).kind as StoredKind, row as never);
    if ((count += 1) % termsAtOnce === 0) await pause();
  }
}

export type Overlay = ReturnType<typeof createOverlay>;

/** The layer as it will be when all of one press is recorded. */
export interface Ahead {
  judge(body: Body): Promise<Judged>;
  readonly creatorOf: (key: RowKey) => OperationId | undefined;
  readonly layer: Layer;
  readonly generation: number;
}

export function createOverlay(
  replica: Pick<ReplicaStore, 'getMany' | 'idsBeneath'>,
  report: Report,
  onChange: (kinds: ReadonlySet<StoredKind>) => void,
  pause: Pause = noPause,
) {
  let layer = emptyLayer();
  /** Counts rebuilds and additions: tells whether a judgement was made over what is here now. */
  let generation = 0;

  /** One that cannot be judged must not take the others from the screen. */
  const judgeQuietly = async (over: Layer, row: StoredOperation, beneath = replica): Promise<Judged> => {
    try {
      const { judge, readThrough } = await ruleBook();
      return await judge(
        row.body,
        row.frame.device,
        rowState(row.state),
        readThrough(beneath, over),
        undefined,
        pause,
      );
    } catch (error) {
      report('not-judged', { operation: row.id, error });
      return {
        decision: { ok: true, facts: [], flags: [], adjustments: [] },
        written: new Map(),
        created: [],
      };
    }
  };

  const notify = (keys: Iterable<RowKey>) =>
    onChange(new Set([...keys].map((key) => key.slice(0, key.indexOf('/')) as StoredKind)));

  /** Judges it over what is here now; the judgement made before recording is taken when nothing has changed since. */
  const add = async (row: StoredOperation, made?: { judged: Judged; generation: number }): Promise<void> => {
    for (let judged = made; ; judged = undefined) {
      const at = generation;
      const use = judged?.generation === at ? judged.judged : await judgeQuietly(layer, row);
      await remember(use.written, pause);
      if (at !== generation) continue;
      generation += 1;
      lay(layer, row, use);
      return notify(use.written.keys());
    }
  };

  return {
    add,

    /**
     * For what one press records: each is judged with those before it in effect, over rows that are read together. Nothing
     * of it shows until it is recorded and `addAll` lays it on.
     * @param bodies all of them, as far as they are known before any is judged
     */
    async ahead(bodies: readonly Body[], device: DeviceId): Promise<Ahead> {
      const { firstKeys, judge, readThrough } = await ruleBook();
      const at = generation;
      const over = copied(layer);
      const beneath = readAhead(replica);
      const first = new Map<OperationId, RowKey[]>();
      for (const body of bodies) {
        first.set(body.id, firstKeys(body, device));
        await pause();
      }
      await beneath.prepare([...first.values()].flat());
      const read = readThrough(beneath, over);
      return {
        generation: at,
        layer: over,
        creatorOf: (key) => over.creators.get(key),
        async judge(body) {
          const judged = await judge(body, device, 'accepted', read, first.get(body.id), pause);
          cover(over, judged);
          claim(over, body.id, judged.created);
          return judged;
        },
      };
    },

    /** What was judged ahead is recorded now. */
    async addAll(
      rows: readonly StoredOperation[],
      judged: readonly Judged[],
      { generation: at, layer: over }: Ahead,
    ): Promise<void> {
      if (at !== generation) {
        for (const row of rows) await add(row);
        return;
      }
      generation += 1;
      layer = over;
      const keys = new Set<RowKey>();
      for (const [index, row] of rows.entries()) {
        const own = judged[index];
        if (!own) continue;
        enter(layer, row, own);
        for (const key of own.written.keys()) keys.add(key);
      }
      notify(keys);
    },

    /** The answer of the rules to something that is not recorded (yet). */
    async consider(body: Body, device: DeviceId) {
      const { judge, readThrough } = await ruleBook();
      const at = generation;
      return {
        judged: await judge(body, device, 'accepted', readThrough(replica, layer), undefined, pause),
        generation: at,
      };
    },

    /**
     * All over again, after a pull or an outcome. Work goes on over the old layer meanwhile; what was recorded
     * during the rebuild is laid on before the new one takes its place.
     * @param pending in the order of recording
     * @param refused without effect, but what builds on one of them waits until it is put right
     * @param upTo the newest operation on this device when `pending` was read
     */
    async rebuild(
      pending: readonly StoredOperation[],
      refused: readonly StoredOperation[],
      upTo: number,
    ): Promise<void> {
      const next = emptyLayer();
      for (const row of refused) claim(next, row.id, row.created);
      next.upTo = upTo;
      const beneath = readAhead(replica);
      for (let at = 0; at < pending.length; at += atOnce) {
        const some = pending.slice(at, at + atOnce);
        const { firstKeys } = await ruleBook();
        await beneath.prepare(some.flatMap(({ body, frame }) => firstKeys(body, frame.device)));
        for (const row of some) {
          const judged = await judgeQuietly(next, row, beneath);
          await remember(judged.written, pause);
          lay(next, row, judged);
          await pause();
        }
      }
      for (;;) {
        const late = [...layer.entries.values()].filter((each) => each.row.order > next.upTo);
        if (late.length === 0) break;
        for (const { row } of late) lay(next, row, await judgeQuietly(next, row));
      }
      const keys = [...layer.rows.keys(), ...next.rows.keys()];
      layer = next;
      generation += 1;
      notify(keys);
    },

    /** Null: taken away; nothing: no pending operation wrote it. */
    get: (key: RowKey): AnyRow | null | undefined => layer.rows.get(key),
    has: (id: OperationId): boolean => layer.entries.has(id),
    rowsOf: (kind: StoredKind): ReadonlyMap<string, AnyRow | null> => layer.byKind.get(kind) ?? none,
    creatorOf: (key: RowKey): OperationId | undefined => layer.creators.get(key),
    /** What the rules say against a pending one by now: it stays on screen, marked. */
    doubt(id: OperationId): Refusal | null {
      const decision = layer.entries.get(id)?.judged.decision;
      return decision && !decision.ok ? decision.refusal : null;
    },
    /** The newest operation that was looked at. */
    upTo: () => layer.upTo,
    size: () => layer.entries.size,
  };
}

const none: ReadonlyMap<string, AnyRow | null> = new Map();

const emptyLayer = (): Layer => ({
  rows: new Map(),
  byKind: new Map(),
  entries: new Map(),
  creators: new Map(),
  upTo: 0,
});

const copied = ({ rows, byKind, entries, creators, upTo }: Layer): Layer => ({
  rows: new Map(rows),
  byKind: new Map([...byKind].map(([kind, own]) => [kind, new Map(own)])),
  entries: new Map(entries),
  creators: new Map(creators),
  upTo,
});

function lay(layer: Layer, row: StoredOperation, judged: Judged): void {
  enter(layer, row, judged);
  cover(layer, judged);
}

function enter(layer: Layer, row: StoredOperation, judged: Judged): void {
  layer.upTo = Math.max(layer.upTo, row.order);
  layer.entries.set(row.id, { row, judged });
  claim(layer, row.id, [...row.created, ...judged.created]);
}

/** Its rows lie over those beneath. */
function cover(layer: Layer, judged: Judged): void {
  for (const [key, written] of judged.written) {
    layer.rows.set(key, written);
    const { kind, id } = splitKey(key);
    const own = layer.byKind.get(kind) ?? new Map<string, AnyRow | null>();
    layer.byKind.set(kind, own.set(id, written));
  }
}

/** The first to bring a row into being is its creator. */
function claim(layer: Layer, id: OperationId, created: readonly RowKey[]): void {
  for (const key of created) if (!layer.creators.has(key)) layer.creators.set(key, id);
}

/** How other rules see it: what is only saved here counts as in force on this device. */
const rowState = (state: StoredOperation['state']): OperationRow['state'] =>
  state === 'saved' || state === 'asked' ? 'accepted' : state;
