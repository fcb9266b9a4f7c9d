import { type SequenceId, lotIdOf } from '#domain/base/ids.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { replaceNumber } from '#domain/making/batch-faults.ts';
import type { BatchNumbers } from '#domain/making/batch.ts';
import { numbersFrom } from '#domain/numbering/next.ts';
import { toRuns } from '#domain/numbering/runs.ts';
import { stockKey } from '#domain/stock/rows.ts';
import { runOf } from '../goods/house.ts';
import { type FlowContext, finishedOf, orderOf } from './flow-context.ts';

/** [M20-M25] The pop-up while it is open: what it was filled with, and what the worker made of it. */
export interface Batch {
  /** [M21] */
  readonly first: string;
  /** [M22] */
  readonly count: number;
  /** [M25] One a unit, in order; empty until they were generated or scanned. */
  readonly numbers: readonly string[];
  /** [NUM-7] From this device's blocks; others were typed or read from labels. */
  readonly own: ReadonlySet<string>;
  /** Read from labels: whoever printed them has spent their numbers. */
  readonly scanned: ReadonlySet<string>;
  /** Which one the next scan replaces. */
  readonly replacing: number | null;
  /** [NUM-5] Those that had to come from the device's own prefix. */
  readonly dry: ReadonlySet<string>;
  /** [PRD-5] What becomes of units without a number when the others are made. */
  readonly rest: 'backorder' | 'give-up';
  /** More numbers than units, and the worker says that it is so (PRD-3). */
  readonly more: boolean;
  /** Counters left in the blocks of this device when it was opened. */
  readonly left: number;
}

/** [M09, M21] The next number, spent now that it is shown; one that was shown before and not used is shown again. */
export async function drawNumber(context: FlowContext, product: Product): Promise<string | null> {
  const before = context.drawn.get();
  if (before !== null) return before.text;
  const sequence = await runOf(context.floor, product);
  if (!sequence) return null;
  const drawn = await context.floor.numbers.next(sequence);
  context.drawn.set(drawn);
  return drawn.text;
}

export async function openBatch(context: FlowContext, units: number): Promise<void> {
  const product = await finishedOf(context);
  if (!product) return;
  const open = context.batch.get();
  if (!open) {
    const sequence = await runOf(context.floor, product);
    const first = (await drawNumber(context, product)) ?? '';
    const left = sequence ? await context.floor.numbers.left(sequence) : 0;
    const own = new Set(first === '' ? [] : [first]);
    const dry = new Set(context.drawn.get()?.dry ? own : []);
    context.batch.set({
      first,
      count: units,
      numbers: [],
      own,
      scanned: new Set(),
      replacing: null,
      dry,
      rest: 'backorder',
      more: false,
      left,
    });
  }
  context.question.set({ kind: 'batch' });
}

/** [M24] Exactly as many numbers as were asked for, the first one included. */
export async function generate(context: FlowContext): Promise<void> {
  const batch = context.batch.get();
  const product = await finishedOf(context);
  if (!batch || !product) return;
  const { first, count, own } = batch;
  const sequence = await runOf(context.floor, product);
  if (first !== context.drawn.get()?.text || !sequence) {
    const numbers = numbersFrom(first.trim(), count);
    return context.batch.set({ ...batch, numbers, replacing: null });
  }
  // Generated again: what was spent for this list is used for it, and only what is missing comes on top.
  const kept = [...own].slice(0, count);
  const { texts, dry } = await more(context, sequence, count - kept.length);
  const numbers = [...kept, ...texts];
  context.batch.set({
    ...batch,
    numbers,
    own: new Set([...own, ...texts]),
    dry: new Set([...batch.dry, ...texts.slice(texts.length - dry)]),
    replacing: null,
  });
}

/** A batch that is larger than what was leased ahead asks the server for more first, when it can be reached. */
async function more({ floor }: FlowContext, sequence: SequenceId, count: number) {
  if (count <= 0) return { texts: [], dry: 0 };
  if ((await floor.numbers.left(sequence)) < count && floor.status.get().link === 'online') {
    await floor.numbers.want(sequence, count);
    await floor.syncNow();
  }
  return floor.numbers.take(sequence, count);
}

/** [M25] Edited in the text box: one number a line. */
export const editNumbers = (batch: Batch, text: string): Batch => ({
  ...batch,
  numbers: text === '' ? [] : text.split('\n'),
  replacing: null,
});

/** A label was scanned while the pop-up is open. */
export function scanNumber(batch: Batch, number: string): { readonly batch: Batch; readonly how: ScanHow } {
  const { numbers, replacing, count, own } = batch;
  const scanned = new Set([...batch.scanned, number]);
  const at = numbers.indexOf(number);
  if (replacing !== null)
    return at === -1
      ? {
          batch: { ...batch, scanned, numbers: replaceNumber(numbers, replacing, number), replacing: null },
          how: 'replaced',
        }
      : { batch, how: 'twice' };
  if (at !== -1) return { batch: { ...batch, replacing: at }, how: 'chosen' };
  // Labels that were printed before are scanned instead of generating numbers.
  const isScanning = numbers.every((each) => !own.has(each));
  if (!isScanning) return { batch, how: 'not-in-list' };
  if (numbers.length >= count)
    return { batch: { ...batch, scanned, numbers: [...numbers, number] }, how: 'one-too-many' };
  return { batch: { ...batch, scanned, numbers: [...numbers, number] }, how: 'added' };
}

type ScanHow = 'replaced' | 'twice' | 'chosen' | 'not-in-list' | 'added' | 'one-too-many';

/** As an operation says them: runs, each from our own blocks or not. */
export function batchNumbers({ numbers, own }: Batch): BatchNumbers {
  const named = numbers.map((number) => number.trim()).filter((number) => number !== '');
  const groups: { names: string[]; reserved: boolean }[] = [];
  for (const name of named) {
    const reserved = own.has(name);
    const group = groups.at(-1);
    if (group?.reserved === reserved) group.names.push(name);
    else groups.push({ names: [name], reserved });
  }
  return groups.flatMap(({ names, reserved }) => toRuns(names).map((run) => ({ ...run, reserved })));
}

/** Which of these numbers are on another unit already: made, in the house, or given to another order. */
export async function inUse(context: FlowContext, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { floor, company } = context;
  const order = await orderOf(context);
  if (!order || numbers.length === 0) return new Set();
  const { product, root } = order.making;
  const names = [...new Set(numbers.map((number) => number.trim()).filter((number) => number !== ''))];
  const [lots, orders] = await Promise.all([
    floor.world.findAny(
      'lot',
      names.map((name) => `exact:${name}`),
    ),
    floor.world.findAny(
      'order',
      names.map((name) => `number:${name}`),
    ),
  ]);
  const used = new Set<string>();
  for (const lot of lots) {
    if (lot.product !== product) continue;
    const stock = await floor.world.get('stock', stockKey(product, lotIdOf(company, product, lot.name)));
    if (stock && stock.places.length > 0) used.add(lot.name);
  }
  for (const { id, state, making } of orders)
    // A unit that was given up or taken back has freed its label for whoever says it again.
    if (making?.product === product && making.number !== null && id !== order.id && state !== 'cancelled')
      if ((making.root?.order ?? id) !== (root?.order ?? order.id)) used.add(making.number);
  return used;
}
