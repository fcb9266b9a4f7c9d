import { type Quantity, isPositive, one, parseQuantity } from '#domain/base/quantity.ts';
import type { Bom } from '#domain/catalogue/bom.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { scale } from '#domain/making/share.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import { runOf } from '../goods/house.ts';
import type { FlowContext } from './flow-context.ts';
import { keptElsewhere } from '../goods/kept-elsewhere.ts';

/** [PRD-10] Something that comes out beside the product: how much of it, and under which lot or serials. */
export interface SideGood {
  readonly product: Product;
  /** As it was typed; at first what the bill says. */
  readonly amount: string;
  /** A lot, or serials one a line; empty for goods without numbers. */
  readonly numbers: string;
  /** [NUM-5] From this device's blocks, in the order in which they were spent. */
  readonly own: readonly string[];
  /** [NUM-7] Typed, and kept for another device. */
  readonly elsewhere: ReadonlySet<string>;
}

export interface SideGoods {
  /** For so much of the product. */
  readonly quantity: Quantity;
  readonly goods: readonly SideGood[];
}

const none: ReadonlySet<string> = new Set();

/** More serials beside one production are nobody's plan. */
const mostSerials = 200;

/** What else comes out of so much of the product, by the bill; its numbers are spent now that they are shown. */
export async function openSideGoods(
  context: FlowContext,
  order: MakingOrder,
  quantity: Quantity,
): Promise<readonly SideGood[]> {
  const before = context.sideGoods.get();
  if (before?.quantity === quantity) return before.goods;
  const { world } = context.floor;
  const bom = order.making.bom === null ? undefined : await world.get('bom', order.making.bom);
  const goods: SideGood[] = [];
  for (const { product: id, quantity: planned } of bom?.byProducts ?? []) {
    const product = await world.get('product', id);
    const usual = product && usualOf(bom, planned, quantity, product);
    if (!product || !usual || !isPositive(usual)) continue;
    const own = before?.goods.find((each) => each.product.id === id)?.own ?? [];
    goods.push(await numbered(context, { product, amount: usual, numbers: '', own, elsewhere: none }));
  }
  context.sideGoods.set({ quantity, goods });
  return goods;
}

const usualOf = (
  bom: Bom | undefined,
  planned: Quantity,
  quantity: Quantity,
  { precision }: Product,
): Quantity => scale(planned, quantity, bom?.quantity ?? one, precision, 'down');

/** As many numbers as there are goods: what stands there, then what was spent for it, then new ones. */
async function numbered(context: FlowContext, good: SideGood): Promise<SideGood> {
  const { product } = good;
  const sequence = product.tracking === 'none' ? undefined : await runOf(context.floor, product);
  const filled = fill(good);
  const missing = countOf(good) - linesOf(filled.numbers).length;
  if (!sequence || missing <= 0) return filled;
  const { texts } = await context.floor.numbers.take(sequence, missing);
  return fill({ ...good, own: [...good.own, ...texts] });
}

function fill(good: SideGood): SideGood {
  const typed = linesOf(good.numbers);
  const numbers = [...typed, ...good.own.filter((each) => !typed.includes(each))].slice(0, countOf(good));
  return { ...good, numbers: numbers.join('\n') };
}

/** One lot, or a serial for each. */
function countOf({ product, amount }: SideGood): number {
  if (product.tracking === 'lot') return 1;
  const count = Number(amountOf(amount) ?? 0);
  return Number.isSafeInteger(count) ? Math.min(mostSerials, count) : 0;
}

/** [M23] Another amount came out: serials get as many numbers as that. */
export async function setAmount(context: FlowContext, good: SideGood, amount: string): Promise<void> {
  const changed = { ...good, amount };
  if (good.product.tracking !== 'serial') return put(context, changed);
  put(context, fill(changed));
  const drawn = await numbered(context, changed);
  // Typed on meanwhile: the numbers that were drawn are kept for what stands there now.
  const now = current(context, good);
  if (now && drawn.own.length > now.own.length) put(context, fill({ ...now, own: drawn.own }));
}

export async function setNumbers(context: FlowContext, good: SideGood, numbers: string): Promise<void> {
  put(context, { ...good, numbers });
  const typed = linesOf(numbers).filter((each) => !good.own.includes(each));
  const elsewhere = await keptElsewhere(context.floor, good.product, typed);
  const now = current(context, good);
  if (now?.numbers === numbers) put(context, { ...now, elsewhere });
}

/** The label of a by-product was scanned while the sheet is open: this is its lot, or its next serial. */
export function scanSideGood(context: FlowContext, product: Product['id'], number: string): SideGood | null {
  const good = context.sideGoods.get()?.goods.find((each) => each.product.id === product);
  if (!good || good.product.tracking === 'none') return null;
  const typed = linesOf(good.numbers).filter((each) => !good.own.includes(each) && each !== number);
  const spare = good.own.filter((each) => each !== number);
  const numbers =
    good.product.tracking === 'lot'
      ? number
      : [...typed, number, ...spare].slice(0, Math.max(countOf(good), typed.length + 1)).join('\n');
  // What is on a label is spent, whoever printed it.
  put(context, { ...good, numbers });
  return good;
}

const current = (context: FlowContext, { product }: SideGood): SideGood | undefined =>
  context.sideGoods.get()?.goods.find((each) => each.product.id === product.id);

function put(context: FlowContext, good: SideGood): void {
  const now = context.sideGoods.get();
  if (!now) return;
  const goods = now.goods.map((each) => (each.product.id === good.product.id ? good : each));
  context.sideGoods.set({ ...now, goods });
}

const linesOf = (numbers: string): string[] =>
  numbers
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');

function amountOf(amount: string): Quantity | null {
  const parsed = parseQuantity(amount.trim() === '' ? '0' : amount.trim().replace(',', '.'));
  return parsed.ok ? parsed.value : null;
}

/** What has to be put right before it can be recorded. */
export function faultOf(good: SideGood): 'amount' | 'number' | 'serials' | 'elsewhere' | null {
  const amount = amountOf(good.amount);
  if (amount === null) return 'amount';
  if (!isPositive(amount) || good.product.tracking === 'none') return null;
  const numbers = linesOf(good.numbers);
  if (numbers.some((each) => good.elsewhere.has(each))) return 'elsewhere';
  if (good.product.tracking === 'lot') return numbers.length === 1 ? null : 'number';
  return numbers.length === Number(amount) && new Set(numbers).size === numbers.length ? null : 'serials';
}

/** As an operation says it: a lot with its quantity, each serial by itself. */
export const sideGoodsSaid = (
  goods: readonly SideGood[],
  { to }: MakingOrder,
): PayloadOf<'produce'>['byProducts'] =>
  goods.flatMap(({ product, amount, numbers, own }): PayloadOf<'produce'>['byProducts'] => {
    const quantity = amountOf(amount);
    if (quantity === null || !isPositive(quantity)) return [];
    const common = { product: product.id, dates: null, to };
    if (product.tracking === 'none') return [{ ...common, quantity, number: null }];
    return linesOf(numbers).map((name) => ({
      ...common,
      quantity: product.tracking === 'serial' ? one : quantity,
      number: { name, reserved: own.includes(name) },
    }));
  });
