import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { lotIdOf } from '#domain/base/ids.ts';
import { compare, isPositive, max, subtract, sum, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { isOurs } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { isExpired, isPastRemoval } from '#domain/stock/expiry.ts';
import { type Lot, stockKey } from '#domain/stock/rows.ts';
import type { TakePlan } from '#domain/stock/take-plan.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { answerByScan, numbered, sayAnswerFirst, sayNotReadable } from '../goods/answer-by-scan.ts';
import { addLabel, emptyDraft, missingOf } from '../goods/draft.ts';
import { say } from '../goods/say.ts';
import type { Cause } from '../goods/why.ts';
import { type Meaning, meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';
import { warningWords } from '../reading-words.ts';
import { takeBadge } from '../take-badge.ts';
import type { FlowContext } from './flow-context.ts';
import { loadPlan } from '../goods/load-plan.ts';
import { fitsOn, packageContent } from './package-content.ts';
import { recordPackage, recordTaking } from './record-goods.ts';
import { type Spot, type Taking, takingOf } from './taking.ts';

/** Deals with one scan on an open delivery. One after the other: the desk waits for each. */
export async function takeScan(context: FlowContext, scan: ScanEvent): Promise<void> {
  const { floor, question, turns } = context;
  const reading = await readScan(floor, scan, await expectedOf(context));
  const meaning = await meaningOf(floor.world, reading);
  if (meaning.kind === 'invalid') return sayNotReadable(floor, meaning);
  const open = question.get();
  switch (open?.kind) {
    case 'number':
    case 'weight':
    case 'quantity': {
      const draft = answerByScan(floor, open.taking.draft, meaning, scan);
      return draft ? turns.answer(question, () => proceed(context, { ...open.taking, draft })) : undefined;
    }
    case 'spot': {
      const spot =
        meaning.kind === 'location'
          ? open.spots.find(({ location }) => location === meaning.location.id)
          : undefined;
      return spot
        ? turns.answer(question, () => proceed(context, { ...open.taking, at: spot }))
        : sayAnswerFirst(floor);
    }
    case 'again':
    case 'product':
    case 'reading':
    case 'package':
    case 'change':
    case 'close':
      return sayAnswerFirst(floor);
    case 'blocked':
    case 'refused':
      // Nothing was promised for it: the worker has put it back and scanned something else.
      question.set(null);
      return takeMeaning(context, meaning, scan);
    case undefined:
      return takeMeaning(context, meaning, scan);
  }
}

/** A code means something: what becomes of it on this delivery. */
export async function takeMeaning(context: FlowContext, meaning: Meaning, scan: ScanEvent): Promise<void> {
  const { floor } = context;
  switch (meaning.kind) {
    case 'goods':
      return proceed(
        context,
        takingOf(addLabel(emptyDraft(meaning.product), meaning.fields, meaning.packaging, scan)),
      );
    case 'lots':
      return numberAlone(context, meaning.name, meaning.lots, scan, meaning);
    case 'part': {
      const name = (meaning.fields.serial ?? meaning.fields.lot ?? meaning.text).trim();
      return numberAlone(context, name, await floor.world.find('lot', `exact:${name}`, 20), scan, meaning);
    }
    case 'pallet':
      return pallet(context, meaning.sscc, scan);
    case 'unknown-goods':
      return say(floor, 'error', msg`Not known`, i18n._(msg`Nobody here knows product ${meaning.gtin}.`));
    case 'order':
      if (meaning.order.id !== context.orderId) {
        if (context.why.waiting.get().length > 0) return sayAnswerFirst(floor);
        return context.openOrder(meaning.order);
      }
      return say(
        floor,
        'plain',
        null,
        i18n._(msg`${meaning.order.reference} is open already. Scan the goods.`),
      );
    case 'badge':
      return takeBadge(floor, meaning.person);
    case 'location':
      return place(context, meaning);
    case 'partner':
      return say(floor, 'plain', null, i18n._(msg`${meaning.partner.name}. Scan the goods.`));
    case 'ambiguous':
      context.question.set({ kind: 'reading', choices: meaning.choices, scan });
      return say(floor, 'wait', msg`Which one?`, i18n._(msg`This code can mean several things here.`));
    case 'invalid':
      return undefined;
  }
}

/** Stops what does not belong here, asks for what is missing, or records. */
export async function proceed(context: FlowContext, taking: Taking): Promise<void> {
  const { floor, question } = context;
  const order = await floor.world.get('order', context.orderId);
  if (!order) return undefined;
  const { product } = taking.draft;
  if (order.state !== 'open') return refuseAtOnce(context, order, taking);
  const plan = await planOf(context, order, product);
  if (isForeign(order, product) && !isAnswered(context, taking, ['not-ordered'])) {
    const expected = [...(await loadPlan(floor, order, await context.today())).values()];
    question.set({
      kind: 'blocked',
      taking,
      wrong: 'product',
      expected: expected.flatMap(({ steps }) => steps),
      causes: ['not-ordered'],
    });
    return say(floor, 'error', msg`Not on this delivery`, product.name);
  }
  const missing = missingOf(taking.draft);
  if (missing === 'number') return ask(context, 'number', taking);
  const found = await withLot(context, taking);
  if (await isDoneAlready(context, order, found)) return undefined;
  if (await wrongLot(context, found, plan)) return undefined;
  const placed = found.at ? found : await withSpot(context, order, found, plan);
  if (!placed?.at) return undefined;
  if (await cameBefore(context, placed)) return undefined;
  if (missing === 'weight') return ask(context, 'weight', placed);
  if (missing === 'quantity' || saysTooMuch(order, placed)) return ask(context, 'quantity', placed);
  await recordTaking(context, order, placed, placed.at);
}

/** [ORD-1] It has ended, and this device knows: the rules say so before anything is asked about the goods. */
async function refuseAtOnce(context: FlowContext, order: Order, taking: Taking): Promise<void> {
  const found = await withLot(context, taking);
  await recordTaking(context, order, found, found.at ?? { location: order.from, package: null });
}

function ask(context: FlowContext, kind: 'number' | 'weight' | 'quantity', taking: Taking): void {
  context.question.set({ kind, taking });
  const words = { number: msg`Which number?`, weight: msg`How heavy?`, quantity: msg`How many?` }[kind];
  say(context.floor, 'plain', words, taking.draft.product.name);
}

/** Nobody ordered it. On a delivery without a plan, whatever is scanned becomes a line. */
const isForeign = (order: Order, { id }: Product): boolean =>
  !order.unplanned && !order.lines.some(({ product }) => product === id);

/** A reason was given for it, now or earlier on this order. */
const isAnswered = ({ why }: FlowContext, { reason }: Taking, causes: readonly Cause[]): boolean =>
  reason !== null || causes.every((cause) => why.given.get().has(cause));

/** The plan of the line that the product stands on; nothing when there is none or all of it is done. */
async function planOf(context: FlowContext, order: Order, { id }: Product): Promise<TakePlan | undefined> {
  const line =
    order.lines.find(({ product, done, expected }) => product === id && compare(done, expected) < 0) ??
    undefined;
  if (!line) return undefined;
  const only = { ...order, lines: [line] };
  return (await loadPlan(context.floor, only, await context.today())).get(line.id);
}

/** [NUM-6] Who the number is: the lot of that name on this product, by its name of today or a former one. */
async function withLot({ floor, company }: FlowContext, taking: Taking): Promise<Taking> {
  const { product, number } = taking.draft;
  if (number === null || taking.lot?.name === number) return taking;
  const id = lotIdOf(company, product.id, number);
  if (await floor.world.get('lot', id)) return { ...taking, lot: { id, name: number } };
  const bearing = await floor.world.find('lot', `exact:${number}`, 20);
  const renamed = bearing.find((lot) => lot.product === product.id);
  return { ...taking, lot: renamed ? { id: renamed.id, name: renamed.name } : { id, name: number } };
}

/** [STK-6, EXP-4] Another number than those to take: stopped with what was expected and what was scanned. */
async function wrongLot(context: FlowContext, taking: Taking, plan: TakePlan | undefined): Promise<boolean> {
  const { floor, question } = context;
  const { lot } = taking;
  if (!lot || !plan || plan.steps.some((step) => step.lot === lot.id)) return false;
  const known = await floor.world.get('lot', lot.id);
  const causes: Cause[] = ['substituted', 'fefo-passed-over', 'reserved-by-other'];
  const today = await context.today();
  if (known && isExpired(known.dates, today)) causes.push('already-expired');
  else if (known && isPastRemoval(known.dates, today)) causes.push('past-removal');
  if (isAnswered(context, taking, causes)) return false;
  question.set({
    kind: 'blocked',
    taking,
    wrong: known ? 'lot' : 'unknown-lot',
    expected: plan.steps,
    causes,
  });
  const { name } = taking.draft.product;
  say(floor, 'error', msg`Not the right one`, `${name} · ${lot.name}`);
  return true;
}

/** Where it is taken from: the place that was scanned, where the plan says, or where the books have it. */
async function withSpot(
  context: FlowContext,
  order: Order,
  taking: Taking,
  plan: TakePlan | undefined,
): Promise<Taking | null> {
  const { floor, place: chosen, question } = context;
  const lot = taking.lot?.id ?? null;
  const stock = await floor.world.get('stock', stockKey(taking.draft.product.id, lot));
  const spots: (Spot & { quantity: string })[] = [];
  for (const { location, package: inside, quantity } of stock?.places ?? []) {
    const row = isPositive(quantity) ? await floor.world.get('location', location) : undefined;
    if (row && isOurs(row.usage)) spots.push({ location, package: inside, quantity });
  }
  const here = spots.find(({ location }) => location === chosen.get());
  const step = plan?.steps.find((each) => each.lot === lot);
  const [only] = spots;
  const at: Spot | undefined = here ?? step ?? (spots.length === 1 ? only : undefined);
  if (at) return { ...taking, at: { location: at.location, package: at.package } };
  if (spots.length === 0) return { ...taking, at: { location: chosen.get() ?? order.from, package: null } };
  question.set({ kind: 'spot', taking, spots });
  say(floor, 'plain', msg`From where?`, `${taking.draft.product.name} · ${taking.lot?.name ?? ''}`);
  return null;
}

/** [STK-2] The same serial was recorded on this delivery already: it counts once. */
async function isDoneAlready({ floor }: FlowContext, order: Order, { draft, lot }: Taking): Promise<boolean> {
  if (draft.product.tracking !== 'serial' || !lot) return false;
  const rows = await floor.world.find('operation', `lot:${lot.id}`, 50);
  const isHere = rows.some(
    ({ settled, kind, facts }) =>
      kind === 'deliver' &&
      settled === null &&
      facts.some((fact) => fact.kind === 'moved' && fact.move.order === order.id),
  );
  if (isHere)
    say(floor, 'wait', msg`Already scanned`, i18n._(msg`${draft.product.name} · serial ${lot.name}`));
  return isHere;
}

/** [RCV-3] The same label with its quantity was recorded on this delivery already. Where it is asked how many, nothing is counted twice by a mere scan. */
async function cameBefore({ floor, labels, question }: FlowContext, taking: Taking): Promise<boolean> {
  const { scans, quantity, product } = taking.draft;
  if (quantity === null || product.tracking === 'serial' || taking.isAnother || taking.isCounted)
    return false;
  for (const { source, text } of scans)
    if (source !== 'typed' && (await labels.find(text)) !== undefined) {
      question.set({ kind: 'again', taking });
      say(floor, 'wait', msg`Scanned before`, i18n._(msg`Another one, or the same one?`));
      return true;
    }
  return false;
}

/** The label speaks of more than the order still wants: the worker says how many of it. */
function saysTooMuch(order: Order, { draft, isCounted }: Taking): boolean {
  if (isCounted || draft.quantity === null || draft.product.tracking === 'serial') return false;
  const open = stillWanted(order, draft.product);
  return isPositive(open) && compare(draft.quantity, open) > 0;
}

export const stillWanted = (order: Order, { id }: Pick<Product, 'id'>) =>
  sum(
    order.lines
      .filter(({ product }) => product === id)
      .map(({ expected, done }) => max(zero, subtract(expected, done))),
  );

/** [NUM-6] A bare number is resolved by the order's lines first, and asked about when it is still ambiguous. */
async function numberAlone(
  context: FlowContext,
  name: string,
  lots: readonly Lot[],
  scan: ScanEvent,
  meaning: Meaning,
): Promise<void> {
  const { floor, question } = context;
  const order = await floor.world.get('order', context.orderId);
  const wanted = new Set(order?.lines.map(({ product }) => product));
  const ids = [...new Set(lots.map(({ product }) => product))];
  const here = ids.filter((id) => wanted.has(id));
  const products = (
    await Promise.all((here.length > 0 ? here : ids).map((id) => floor.world.get('product', id)))
  ).filter((product) => product !== undefined);
  const [only] = products;
  if (only && products.length === 1) return proceed(context, takingOf(numbered(only, name, scan)));
  if (products.length > 1) {
    question.set({ kind: 'product', number: name, products, scan });
    return say(floor, 'wait', msg`Which product?`, name);
  }
  const doubts =
    meaning.kind === 'part' ? meaning.warnings.map((warning) => i18n._(warningWords(warning))) : [];
  return say(floor, 'error', msg`Not known`, [name, ...doubts].join(' · '));
}

/** [X16] A pallet leaves by one scan, when all that is on it is wanted; else it is asked. */
async function pallet(context: FlowContext, sscc: string, scan: ScanEvent): Promise<void> {
  const { floor, question } = context;
  const [order, content] = await Promise.all([
    floor.world.get('order', context.orderId),
    packageContent(floor.world, sscc),
  ]);
  if (!order) return undefined;
  if (!content) return say(floor, 'error', msg`Not known`, i18n._(msg`Nobody here knows pallet ${sscc}.`));
  if (content.inside.length === 0)
    return say(floor, 'wait', msg`Empty`, i18n._(msg`Nothing is booked on pallet ${sscc}. Scan the goods.`));
  if (content.location === null)
    return say(floor, 'wait', msg`Not here`, i18n._(msg`Pallet ${sscc} has left the house already.`));
  if (fitsOn(order, content)) {
    await recordPackage(context, order, content, scan);
    return undefined;
  }
  question.set({ kind: 'package', content, scan });
  return say(floor, 'wait', msg`Whole pallet?`, sscc);
}

async function place(
  context: FlowContext,
  { location }: Extract<Meaning, { kind: 'location' }>,
): Promise<void> {
  const { floor } = context;
  const order = await floor.world.get('order', context.orderId);
  const { name } = location;
  const plans = order ? [...(await loadPlan(floor, order, await context.today())).values()] : [];
  const lies = plans.some(({ candidates }) => candidates.some((each) => each.location === location.id));
  if (lies) {
    context.place.set(location.id);
    return say(floor, 'plain', msg`Place`, i18n._(msg`Taken from ${name} now.`));
  }
  const next = plans.flatMap(({ steps }) => steps)[0];
  const where = next && (await floor.world.get('location', next.location));
  if (!where)
    return say(floor, 'wait', msg`Not here`, i18n._(msg`Nothing for this delivery lies at ${name}.`));
  return say(
    floor,
    'error',
    msg`Not here`,
    i18n._(msg`Nothing for this delivery lies at ${name}. Next: ${next.name} at ${where.name}.`),
  );
}

/** What is likely scanned here: it resolves a code that can be read in several ways. */
async function expectedOf(context: FlowContext) {
  const { world } = context.floor;
  const order = await world.get('order', context.orderId);
  const products = (
    await Promise.all(
      [...new Set(order?.lines.map(({ product }) => product))].map((id) => world.get('product', id)),
    )
  ).filter((product) => product !== undefined);
  const codes = products.flatMap(({ barcodes, packagings }) => [
    ...barcodes,
    ...packagings.flatMap((packaging) => packaging.barcodes),
  ]);
  const lots = await Promise.all(
    (order?.reservations ?? []).map(({ lot }) => (lot === null ? undefined : world.get('lot', lot))),
  );
  const names = lots.flatMap((lot) => (lot ? [lot.name] : []));
  return { gtins: codes, lots: names, serials: names };
}
