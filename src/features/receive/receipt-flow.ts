import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Warning } from '#domain/barcode/recognised.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import { compare } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { lotsOfSupplier } from '#domain/stock/supplier-lots.ts';
import { type Meaning, meaningOf } from '../meaning.ts';
import { takeBadge } from '../take-badge.ts';
import { readScan } from '../read-scan.ts';
import { warningWords } from '../reading-words.ts';
import { answerByScan, numbered, sayAnswerFirst, sayNotReadable } from '../goods/answer-by-scan.ts';
import { type Draft, addLabel, emptyDraft, missingOf } from '../goods/draft.ts';
import { runOf } from '../goods/house.ts';
import { say } from '../goods/say.ts';
import { type FlowContext, orderOf, productsOf } from './flow-context.ts';
import { recordGoods } from './record-goods.ts';

/** Deals with one scan on an open receipt. One after the other: the desk waits for each. */
export async function takeScan(context: FlowContext, scan: ScanEvent): Promise<void> {
  const expected = await expectedOf(context);
  const reading = await readScan(context.floor, scan, expected);
  const meaning = await meaningOf(context.floor.world, reading);
  if (meaning.kind === 'invalid') return sayNotReadable(context.floor, meaning);
  const open = context.question.get();
  switch (open?.kind) {
    case 'number':
    case 'elsewhere':
    case 'weight':
    case 'quantity': {
      const answered = answerByScan(context.floor, open.draft, meaning, scan);
      return answered ? context.turns.answer(context.question, () => proceed(context, answered)) : undefined;
    }
    case 'again':
    case 'expires':
    case 'product':
    case 'reading':
    case 'pallet':
    case 'close':
    case 'unidentified':
      return sayAnswerFirst(context.floor);
    case 'unknown':
    case 'refused':
      // Nothing was promised for it: the worker has gone on to the next label.
      context.question.set(null);
      return takeMeaning(context, meaning, scan);
    case undefined:
      return takeMeaning(context, meaning, scan);
  }
}

/** A code means something: what becomes of it on this receipt. */
export async function takeMeaning(context: FlowContext, meaning: Meaning, scan: ScanEvent): Promise<void> {
  switch (meaning.kind) {
    case 'goods':
      return proceed(context, addLabel(emptyDraft(meaning.product), meaning.fields, meaning.packaging, scan));
    case 'lots':
      return numberAlone(
        context,
        meaning.name,
        meaning.lots.map(({ product }) => product),
        scan,
      );
    case 'part':
      return part(context, meaning, scan);
    case 'pallet':
      return pallet(context, meaning.sscc, scan);
    case 'unknown-goods':
      context.question.set({ kind: 'unknown', scan });
      return say(context.floor, 'error', msg`Not known`, meaning.gtin);
    case 'order':
      if (meaning.order.id !== context.orderId) {
        if (context.why.waiting.get().length > 0) return sayAnswerFirst(context.floor);
        return context.openOrder(meaning.order);
      }
      return say(
        context.floor,
        'plain',
        null,
        i18n._(msg`${meaning.order.reference} is open already. Scan the goods.`),
      );
    case 'badge':
      return takeBadge(context.floor, meaning.person);
    case 'location':
      return place(context, meaning);
    case 'partner':
      return say(
        context.floor,
        'plain',
        null,
        i18n._(msg`${meaning.partner.name}: a supplier. Scan the goods.`),
      );
    case 'ambiguous':
      context.question.set({ kind: 'reading', choices: meaning.choices, scan });
      return say(
        context.floor,
        'wait',
        msg`Which one?`,
        i18n._(msg`This code can mean several things here.`),
      );
    case 'invalid':
      return undefined;
  }
}

/** Asks for what is missing, asks whether a label came twice, or records. */
export async function proceed(context: FlowContext, given: Draft, isMeant = false): Promise<void> {
  const draft = await besideOurs(context, given);
  const missing = missingOf(draft);
  if (missing) {
    context.question.set({ kind: missing, draft });
    const { name } = draft.product;
    const ask = { number: msg`Which number?`, weight: msg`How heavy?`, quantity: msg`How many?` }[missing];
    return say(context.floor, 'plain', ask, name);
  }
  if (!isMeant && (await cameBefore(context, draft))) {
    if (draft.product.tracking === 'serial') {
      const number = draft.number ?? '';
      return say(
        context.floor,
        'wait',
        msg`Already scanned`,
        i18n._(msg`${draft.product.name} · serial ${number}`),
      );
    }
    context.question.set({ kind: 'again', draft });
    return say(context.floor, 'wait', msg`Scanned before`, i18n._(msg`Another one, or the same one?`));
  }
  await recordGoods(context, draft);
}

/**
 * [LOT-1] The number on the label is the supplier's: it stands as reference beside one of ours. The same lot of the same
 * supplier is the same lot of ours, however many of its pallets come.
 */
async function besideOurs({ floor, orderId, ownNumbers }: FlowContext, draft: Draft): Promise<Draft> {
  const { product, number, reference, entry } = draft;
  if (!ownNumbers.get() || product.tracking !== 'lot' || number === null || reference !== null) return draft;
  if (entry === 'picked') return draft;
  const supplier = (await floor.world.get('order', orderId))?.partner ?? null;
  const bearing = (await floor.world.find('lot', `reference:${number}`, 50)).filter(
    (lot) => lot.product === product.id,
  );
  const known = supplier === null ? [] : lotsOfSupplier(bearing, supplier, number).certain;
  const [ours] = known;
  if (ours) return { ...draft, number: ours.name, reference: number };
  const run = await runOf(floor, product);
  if (run === undefined) return draft;
  return { ...draft, number: (await floor.numbers.next(run)).text, reference: number };
}

/** [RCV-3] The same label was recorded on this receipt already, or the same serial. */
async function cameBefore({ floor, orderId, company, labels }: FlowContext, draft: Draft): Promise<boolean> {
  const { product, number, scans } = draft;
  if (number === null) return false;
  if (product.tracking === 'serial') {
    const rows = await floor.world.find('operation', `lot:${lotIdOf(company, product.id, number)}`, 50);
    return rows.some(
      ({ settled, facts }) =>
        settled === null && facts.some((fact) => fact.kind === 'moved' && fact.move.order === orderId),
    );
  }
  for (const { source, text } of scans)
    if (source !== 'typed' && (await labels.find(text)) !== undefined) return true;
  return false;
}

/** A label that names no product: the second of two, or the first. */
async function part(
  context: FlowContext,
  { fields, text, warnings }: Extract<Meaning, { kind: 'part' }>,
  scan: ScanEvent,
): Promise<void> {
  const number = fields.serial ?? fields.lot;
  if (number === undefined && Object.keys(fields).length === 0)
    return numberAlone(context, text, [], scan, warnings);
  const open = (await productsOf(context)).filter(({ tracking }) => tracking !== 'none');
  const [only] = open;
  // One product is expected here: the label can only be of that one.
  if (only && open.length === 1) return proceed(context, addLabel(emptyDraft(only), fields, null, scan));
  return numberAlone(context, number ?? text, [], scan, warnings);
}

/** [NUM-6] A bare number is resolved by the order's lines first, and asked about when it is still ambiguous. */
async function numberAlone(
  context: FlowContext,
  name: string,
  knownOn: readonly Product['id'][],
  scan: ScanEvent,
  warnings: readonly Warning[] = [],
): Promise<void> {
  const order = await orderOf(context);
  const announced = order?.announced.filter(({ lot }) => lot === name) ?? [];
  const lines = order?.lines.filter(({ id }) => announced.some(({ line }) => line === id)) ?? [];
  const here = new Set(order?.lines.map(({ product }) => product));
  const candidates = [
    ...new Set([...lines.map(({ product }) => product), ...knownOn.filter((id) => here.has(id))]),
  ];
  const ids = candidates.length > 0 ? candidates : [...new Set(knownOn)];
  const products = (await Promise.all(ids.map((id) => context.floor.world.get('product', id)))).filter(
    (product) => product !== undefined,
  );
  const [only] = products;
  if (only && products.length === 1) return proceed(context, numbered(only, name, scan));
  if (products.length > 1) {
    context.question.set({ kind: 'product', number: name, products, scan });
    return say(context.floor, 'wait', msg`Which product?`, name);
  }
  context.question.set({ kind: 'unknown', scan });
  const doubts = warnings.map((warning) => i18n._(warningWords(warning)));
  return say(context.floor, 'error', msg`Not known`, [name, ...doubts].join(' · '));
}

/** [RCV-2] An announced pallet brings its lots along; another one is noted for the labels that follow. */
async function pallet(context: FlowContext, sscc: string, scan: ScanEvent): Promise<void> {
  const order = await orderOf(context);
  const lots = order?.announced.filter((each) => each.sscc === sscc) ?? [];
  const [known] = await context.floor.world.find('package', `sscc:${sscc}`, 1);
  if (known && lots.length > 0)
    return say(
      context.floor,
      'wait',
      msg`Already received`,
      i18n._(msg`Pallet ${sscc}: the same number is the same pallet.`),
    );
  if (lots.length > 0) {
    context.question.set({ kind: 'pallet', sscc, lots, scan });
    return say(context.floor, 'plain', msg`Announced pallet`, sscc);
  }
  context.pallet.set(sscc);
  return say(context.floor, 'plain', msg`Pallet noted`, i18n._(msg`${sscc}. Now scan each lot on it.`));
}

async function place(
  context: FlowContext,
  { location }: Extract<Meaning, { kind: 'location' }>,
): Promise<void> {
  const { name } = location;
  if (location.usage !== 'internal')
    return say(context.floor, 'wait', msg`Not a place of ours`, i18n._(msg`${name} cannot take goods in.`));
  context.place.set(location.id);
  return say(context.floor, 'plain', msg`Place`, i18n._(msg`The next goods go to ${name}.`));
}

async function expectedOf(context: FlowContext) {
  const order = await orderOf(context);
  const open = order?.lines.filter(({ done, expected }) => compare(done, expected) < 0) ?? [];
  const ids = new Set(open.map(({ product }) => product));
  const products = (await productsOf(context)).filter(({ id }) => ids.has(id));
  const codes = products.flatMap(({ barcodes, packagings }) => [
    ...barcodes,
    ...packagings.flatMap((packaging) => packaging.barcodes),
  ]);
  const names = order?.announced.map(({ lot }) => lot) ?? [];
  return { gtins: codes, lots: names, serials: names };
}
