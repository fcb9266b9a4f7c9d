import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Fields } from '#domain/barcode/fields.ts';
import { compare } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { type Draft, addLabel, emptyDraft, entryOf } from '../goods/draft.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { type Meaning, meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';
import { faultWords } from '../reading-words.ts';
import { scanNumber } from './batch-draft.ts';
import { type FlowContext, closeQuestion, componentsOf, finishedOf, orderOf } from './flow-context.ts';
import { lotOf } from './intents.ts';
import { assignNumber } from './finished.ts';
import { recordComponent, recordIntent } from './recording.ts';
import { scanSideGood } from './side-goods.ts';
import { stepScan } from './steps.ts';

/** Deals with one scan on an open order. One after the other: the desk waits for each. */
export async function takeScan(context: FlowContext, scan: ScanEvent): Promise<void> {
  const reading = await readScan(context.floor, scan, await expectedOf(context));
  const meaning = await meaningOf(context.floor.world, reading);
  if (meaning.kind === 'invalid') {
    const { what, next } = faultWords(meaning.reading);
    return say(context, 'error', msg`Not readable`, `${i18n._(what)} ${i18n._(next)}`);
  }
  const open = context.question.get();
  switch (open?.kind) {
    case 'number':
    case 'quantity':
    case 'weight':
      return answerByScan(context, open.draft, meaning, scan);
    case 'finished':
    case 'batch':
      return finishedScan(context, meaning);
    case 'reason':
      // The next scan is never delayed: what was done is booked without a reason, and its supervisor sees that.
      closeQuestion(context);
      if (!open.needed) await recordIntent(context, open.intent, open.given, open.text);
      return takeMeaning(context, meaning, scan);
    case 'wrong':
    case 'refused':
    case 'units':
    case 'hand-over':
      closeQuestion(context);
      return takeMeaning(context, meaning, scan);
    case 'again':
    case 'product':
    case 'reading':
    case 'how-many':
    case 'rest':
    case 'take-back':
    case 'end':
    case 'amend':
    case 'apart':
      return say(
        context,
        'wait',
        msg`Answer first`,
        i18n._(msg`This scan was not taken. Answer the question, then scan again.`),
      );
    case 'produce':
    case 'batch-components':
    case 'rework':
    case undefined:
      return takeMeaning(context, meaning, scan);
  }
}

/** A code means something: what becomes of it on this order. */
export async function takeMeaning(context: FlowContext, meaning: Meaning, scan: ScanEvent): Promise<void> {
  switch (meaning.kind) {
    case 'goods':
      return goods(context, addLabel(emptyDraft(meaning.product), meaning.fields, meaning.packaging, scan));
    case 'lots':
      return numberAlone(
        context,
        meaning.name,
        meaning.lots.map(({ product }) => product),
        scan,
      );
    case 'part':
      return part(context, meaning, scan);
    case 'order':
      if (meaning.order.id !== context.orderId) return context.openOrder(meaning.order.id);
      return say(
        context,
        'plain',
        null,
        i18n._(msg`${meaning.order.reference} is open already. Scan a component.`),
      );
    case 'location': {
      const { name } = meaning.location;
      if (meaning.location.usage !== 'internal')
        return say(context, 'wait', msg`Not a place of ours`, i18n._(msg`Nothing is taken from ${name}.`));
      context.place.set(meaning.location.id);
      return say(context, 'plain', msg`Place`, i18n._(msg`The next components are taken from ${name}.`));
    }
    case 'ambiguous':
      context.question.set({ kind: 'reading', choices: meaning.choices, scan });
      return say(context, 'wait', msg`Which one?`, i18n._(msg`This code can mean several things here.`));
    case 'unknown-goods':
      return wrong(context, meaning.gtin, null);
    case 'pallet':
      return say(
        context,
        'plain',
        msg`A pallet`,
        i18n._(msg`Scan what you take from it: each lot has its own label.`),
      );
    case 'partner':
      return wrong(context, meaning.partner.name, null);
    case 'invalid':
      return undefined;
    default:
      return wrong(context, scan.text, null);
  }
}

/** What was scanned is the finished product, a component, or does not belong here. */
async function goods(context: FlowContext, draft: Draft): Promise<void> {
  const order = await orderOf(context);
  if (!order) return;
  const { id } = draft.product;
  if (draft.number !== null && isMakingNow(context) && scanSideGood(context, id, draft.number.trim()))
    return say(context, 'ok', msg`Number read`, `${draft.product.name} · ${draft.number.trim()}`);
  const isComponent = order.lines.some(({ product }) => product === id);
  if (id === order.making.product && !isComponent) {
    if (draft.number !== null) return finishedNumber(context, draft.number);
    return say(
      context,
      'plain',
      null,
      i18n._(msg`${draft.product.name} is what is made here. Scan a component.`),
    );
  }
  // Without a bill whatever is scanned goes in (PRD-11).
  if (!isComponent && order.making.bom !== null && context.purpose.get() === 'consume')
    return wrong(context, goodsWords(draft, null, context.floor.preferences.format.get()), draft);
  await proceed(context, draft);
}

/** The sheet before Produce is open: it names what comes out, too (PRD-10). */
function isMakingNow({ question }: FlowContext): boolean {
  const kind = question.get()?.kind;
  return kind === 'produce' || kind === 'batch-components';
}

/** Asks for what is missing, says that a serial was scanned twice, or records. */
export async function proceed(context: FlowContext, draft: Draft, isMeant = false): Promise<void> {
  const { product, number, quantity } = draft;
  if (product.tracking !== 'none' && number === null) {
    context.question.set({ kind: 'number', draft });
    return say(context, 'plain', msg`Which number?`, product.name);
  }
  const known = await lotOf(context, draft);
  if (number !== null && !known && !isMeant && product.tracking !== 'none')
    return wrong(context, goodsWords(draft, null, context.floor.preferences.format.get()), draft);
  const isUsed = context.purpose.get() === 'consume' && context.repair.get() === null;
  if (isUsed && (await cameBefore(context, draft, known?.id))) {
    if (product.tracking === 'serial')
      return say(
        context,
        'wait',
        msg`Already scanned`,
        i18n._(msg`${product.name} · serial ${number ?? ''}`),
      );
    if (!isMeant) {
      context.question.set({ kind: 'again', draft });
      return say(context, 'wait', msg`Scanned before`, i18n._(msg`Another one, or the same one?`));
    }
  }
  if (product.catchWeight && draft.weight === null && context.purpose.get() === 'consume') {
    context.question.set({ kind: 'weight', draft });
    return say(context, 'plain', msg`How heavy?`, product.name);
  }
  if (quantity === null) {
    context.question.set({ kind: 'quantity', draft });
    return say(context, 'plain', msg`How many?`, product.name);
  }
  const repair = context.repair.get();
  if (repair) {
    context.repair.set({ ...repair, added: [...repair.added, draft] });
    context.question.set({ kind: 'rework' });
    return say(context, 'ok', msg`Goes in`, goodsWords(draft, null, context.floor.preferences.format.get()));
  }
  await recordComponent(context, draft);
}

/** The serial is in this order already, or a label that says its quantity was read once more. */
async function cameBefore(context: FlowContext, draft: Draft, lot: string | undefined): Promise<boolean> {
  const order = await orderOf(context);
  if (draft.product.tracking === 'serial')
    return lot !== undefined && (order?.making.consumed.some((each) => each.lot === lot) ?? false);
  if (draft.quantity === null || draft.number === null) return false;
  for (const { source, text } of draft.scans)
    if (source !== 'typed' && (await context.labels.find(text)) !== undefined) return true;
  return false;
}

/** A question about a component is open, and a scan may be its answer. */
async function answerByScan(
  context: FlowContext,
  draft: Draft,
  meaning: Meaning,
  scan: ScanEvent,
): Promise<void> {
  if (meaning.kind === 'goods' && meaning.product.id === draft.product.id) {
    const added = addLabel(draft, meaning.fields, meaning.packaging, scan);
    if (draft.number === null) return proceed(context, added);
    const { number } = addLabel({ ...draft, number: null }, meaning.fields, meaning.packaging, scan);
    // The second label of the same goods says how heavy they are.
    const isSame = number === null || number === draft.number;
    if (draft.weight === null && added.weight !== null && isSame) return proceed(context, added, true);
  }
  if ((meaning.kind === 'part' || meaning.kind === 'lots') && draft.number === null) {
    const fields: Fields = meaning.kind === 'part' ? meaning.fields : {};
    const text = meaning.kind === 'part' ? meaning.text : meaning.name;
    const added = addLabel(draft, fields, null, scan);
    const isBare = Object.keys(fields).length === 0;
    return proceed(context, isBare ? { ...added, number: text.trim(), entry: entryOf(scan) } : added);
  }
  const { name } = draft.product;
  return say(context, 'wait', msg`Answer first`, i18n._(msg`This scan was not taken. First finish ${name}.`));
}

/** A label that names no product. */
async function part(
  context: FlowContext,
  { fields, text }: Extract<Meaning, { kind: 'part' }>,
  scan: ScanEvent,
): Promise<void> {
  if (await stepScan(context, text)) return;
  const number = fields.serial ?? fields.lot;
  if (number === undefined) return wrong(context, text, null);
  const tracked = (await componentsOf(context)).filter(({ tracking }) => tracking !== 'none');
  const [only] = tracked;
  if (only && tracked.length === 1) return goods(context, addLabel(emptyDraft(only), fields, null, scan));
  return wrong(context, number, null);
}

/** [NUM-6] A bare number is resolved by what the order needs first, and asked about when it is still ambiguous. */
async function numberAlone(
  context: FlowContext,
  name: string,
  knownOn: readonly Product['id'][],
  scan: ScanEvent,
): Promise<void> {
  const order = await orderOf(context);
  if (!order) return;
  if (knownOn.includes(order.making.product)) return finishedNumber(context, name);
  const here = new Set(order.lines.map(({ product }) => product));
  const fitting = knownOn.filter((id) => here.has(id));
  const ids = [...new Set(fitting.length > 0 || order.making.bom !== null ? fitting : knownOn)];
  const products = await productsWith(context, ids);
  const [only] = products;
  if (only && products.length === 1) return goods(context, numbered(only, name, scan));
  if (products.length > 1) {
    context.question.set({ kind: 'product', number: name, products, scan });
    return say(context, 'wait', msg`Which product?`, name);
  }
  const [stranger] = await productsWith(context, knownOn);
  if (!stranger) return wrong(context, name, null);
  const draft = numbered(stranger, name, scan);
  return wrong(context, goodsWords(draft, null, context.floor.preferences.format.get()), draft);
}

const productsWith = async ({ floor }: FlowContext, ids: readonly Product['id'][]): Promise<Product[]> =>
  (await Promise.all(ids.map((id) => floor.world.get('product', id)))).filter(
    (product) => product !== undefined,
  );

export const numbered = (product: Product, number: string, scan: ScanEvent): Draft => ({
  ...emptyDraft(product),
  number: number.trim(),
  entry: entryOf(scan),
  scans: [scan],
});

/** The number field or the pop-up is open: a label says the number. */
async function finishedScan(context: FlowContext, meaning: Meaning): Promise<void> {
  const product = await finishedOf(context);
  const number = numberIn(meaning, product?.id);
  if (number === null)
    return say(
      context,
      'wait',
      msg`Not taken`,
      i18n._(msg`Scan a label of ${product?.name ?? ''}, or close this question first.`),
    );
  return finishedNumber(context, number);
}

function numberIn(meaning: Meaning, product: Product['id'] | undefined): string | null {
  switch (meaning.kind) {
    case 'goods':
      return meaning.product.id === product ? (meaning.fields.serial ?? meaning.fields.lot ?? null) : null;
    case 'lots':
      return meaning.name;
    case 'part':
      return meaning.fields.serial ?? meaning.fields.lot ?? meaning.text;
    default:
      return null;
  }
}

/** A number of the finished product: into the pop-up, into the field, or over to the unit that bears it. */
async function finishedNumber(context: FlowContext, number: string): Promise<void> {
  const batch = context.batch.get();
  if (batch && context.question.get()?.kind === 'batch') {
    const scanned = scanNumber(batch, number);
    context.batch.set(scanned.batch);
    const at = scanned.batch.numbers.indexOf(number) + 1;
    const count = scanned.batch.count;
    switch (scanned.how) {
      case 'added':
        return say(context, 'ok', msg`Number read`, i18n._(msg`${number}: ${at} of ${count}`));
      case 'one-too-many':
        return say(context, 'wait', msg`One more than planned`, number);
      case 'replaced':
        return say(context, 'ok', msg`Replaced`, i18n._(msg`Unit ${at} is ${number} now.`));
      case 'chosen':
        return say(context, 'plain', msg`Chosen`, i18n._(msg`Scan the label that replaces ${number}.`));
      case 'twice':
        return say(context, 'wait', msg`In the list already`, number);
      case 'not-in-list':
        return say(
          context,
          'wait',
          msg`Not in the list`,
          i18n._(msg`${number}: choose which number it replaces, or clear the list to scan labels.`),
        );
    }
  }
  const order = await orderOf(context);
  const others = await context.floor.world.find('order', `number:${number}`, 20);
  // [PRD-4] What is scanned joins this unit until another is chosen, and a unit is chosen by its label.
  const unit = others.find(
    ({ id, state, making }) =>
      making?.product === order?.making.product && id !== order?.id && state !== 'cancelled',
  );
  if (unit) {
    say(context, 'ok', msg`Unit`, number);
    return context.openOrder(unit.id);
  }
  await assignNumber(context, number, false);
}

/** [X] It does not belong here: what was scanned stands against what is expected. */
async function wrong(context: FlowContext, scanned: string, draft: Draft | null): Promise<void> {
  const order = await orderOf(context);
  const components = await componentsOf(context);
  const expected = (order?.lines ?? [])
    .filter(({ done, expected: much }) => compare(done, much) < 0)
    .flatMap(({ product }) => components.find(({ id }) => id === product)?.name ?? []);
  context.question.set({ kind: 'wrong', scanned, expected: [...new Set(expected)], draft });
  return say(context, 'error', msg`Not expected here`, scanned);
}

async function expectedOf(context: FlowContext) {
  const finished = await finishedOf(context);
  const products = [...(await componentsOf(context)), ...(finished ? [finished] : [])];
  const codes = products.flatMap(({ barcodes, packagings }) => [
    ...barcodes,
    ...packagings.flatMap((packaging) => packaging.barcodes),
  ]);
  return { gtins: codes, lots: [], serials: [] };
}

function say(
  { floor }: FlowContext,
  tone: 'plain' | 'ok' | 'wait' | 'error',
  word: MessageDescriptor | null,
  text: string,
): void {
  const signal = { plain: 'ok', ok: 'ok', wait: 'warn', error: 'error' } as const;
  floor.desk.tell({ tone, word: word && i18n._(word), text, operation: null }, signal[tone]);
}
