import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { lotIdOf } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { readHandOver } from '#domain/making/hand-over.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Tone } from '../../ui/tone.ts';
import type { Floor } from '../floor.tsx';
import { type Meaning, meaningOf } from '../meaning.ts';
import { orderPath } from '../order-path.ts';
import { readScan } from '../read-scan.ts';
import { takeBadge } from '../take-badge.ts';
import { faultWords, warningWords } from '../reading-words.ts';

/** What the house asks when a code leads nowhere by itself. */
export type HouseQuestion =
  | { readonly kind: 'unknown'; readonly scan: ScanEvent }
  | { readonly kind: 'choose'; readonly choices: readonly Meaning[] };

/** Where a scan leads that no screen wanted. */
export type Way = { readonly to: string } | { readonly ask: HouseQuestion } | { readonly stay: true };

/** [X09] Any code, on any screen: recognised, and on to the next sensible step. Nothing is recorded here. */
export async function houseScan(floor: Floor, scan: ScanEvent): Promise<Way> {
  // [APR-6] The code of a batch on its producer's device is ours, and no barcode of the trade.
  if (readHandOver(scan.text)) return { to: `/approve/hand-over?code=${encodeURIComponent(scan.text)}` };
  const reading = await readScan(floor, scan);
  return wayOf(floor, await meaningOf(floor.world, reading), scan);
}

export async function wayOf(floor: Floor, meaning: Meaning, scan: ScanEvent | null): Promise<Way> {
  switch (meaning.kind) {
    case 'order':
      say(floor, 'ok', msg`Order`, meaning.order.reference);
      return { to: orderPath(meaning.order) };
    case 'goods':
      return goods(floor, meaning);
    case 'partner': {
      const { name, id } = meaning.partner;
      const open = await openWith(floor, ({ partner }) => partner === id);
      if (open.length === 0) return none(floor, name);
      say(floor, 'ok', msg`Supplier`, name);
      return { to: oneOrList(open, `/receive?partner=${encodeURIComponent(id)}`) };
    }
    case 'pallet':
      return pallet(floor, meaning.sscc, scan);
    case 'lots': {
      const [only] = meaning.lots;
      say(floor, 'ok', msg`Lot`, meaning.name);
      if (only && meaning.lots.length === 1) return { to: `/lots/${only.id}` };
      return {
        ask: { kind: 'choose', choices: meaning.lots.map((lot) => ({ ...meaning, lots: [lot] })) },
      };
    }
    case 'badge':
      takeBadge(floor, meaning.person);
      return { stay: true };
    case 'location':
      say(floor, 'ok', msg`Place`, meaning.location.name);
      return { to: `/places/${meaning.location.id}` };
    case 'part': {
      const name = meaning.fields.lot ?? meaning.fields.serial ?? meaning.text;
      const open = await openWith(floor, ({ announced }) => announced.some(({ lot }) => lot === name));
      const [order] = open;
      if (!order) {
        const doubts = meaning.warnings.map((warning) => i18n._(warningWords(warning)));
        return unknown(floor, scan, [name, ...doubts].join(' · '));
      }
      say(
        floor,
        'plain',
        msg`Expected`,
        i18n._(msg`${name} is announced on ${order.reference}. Scan it again to receive it.`),
      );
      return { to: oneOrList(open, '/receive') };
    }
    case 'unknown-goods':
      return unknown(floor, scan, meaning.gtin);
    case 'ambiguous':
      say(floor, 'wait', msg`Which one?`, i18n._(msg`This code can mean several things here.`));
      return { ask: { kind: 'choose', choices: meaning.choices } };
    case 'invalid': {
      const { what, next } = faultWords(meaning.reading);
      say(floor, 'error', msg`Not readable`, `${i18n._(what)} ${i18n._(next)}`);
      return { stay: true };
    }
  }
}

/** A label with a number leads to that lot; one without it to the product and what can be done with it. */
async function goods(floor: Floor, { product, fields }: Extract<Meaning, { kind: 'goods' }>): Promise<Way> {
  const number = product.tracking === 'serial' ? (fields.serial ?? fields.lot) : fields.lot;
  const company = floor.status.get().enrolment?.company;
  if (number === undefined || company === undefined) {
    say(floor, 'ok', msg`Product`, product.name);
    return { to: `/products/${product.id}` };
  }
  const lot =
    (await floor.world.get('lot', lotIdOf(company, product.id, number))) ??
    // [NUM-6] A renamed lot keeps its identity; its old labels are still about.
    (await floor.world.find('lot', `exact:${number.trim()}`, 20)).find((each) => each.product === product.id);
  if (lot) {
    say(floor, 'ok', msg`Lot`, `${product.name} · ${lot.name}`);
    return { to: `/lots/${lot.id}` };
  }
  say(floor, 'wait', msg`New number`, i18n._(msg`${number} of ${product.name} is not known here yet.`));
  return { to: `/products/${product.id}?number=${encodeURIComponent(number)}` };
}

/** [X16] A pallet that is in the house leads to what is on it; an announced one to its receipt. */
async function pallet(floor: Floor, sscc: string, scan: ScanEvent | null): Promise<Way> {
  const [known] = await floor.world.find('package', `sscc:${sscc}`, 1);
  if (known) {
    say(floor, 'ok', msg`Pallet`, sscc);
    return { to: `/packages/${known.id}` };
  }
  const [order] = await openWith(floor, ({ announced }) => announced.some((each) => each.sscc === sscc));
  if (!order) return unknown(floor, scan, sscc);
  say(
    floor,
    'plain',
    msg`Announced pallet`,
    i18n._(msg`On ${order.reference}. Scan it again to receive it.`),
  );
  return { to: orderPath(order) };
}

const oneOrList = (open: readonly Order[], list: string): string =>
  open.length === 1 && open[0] ? orderPath(open[0]) : list;

async function openWith({ world }: Floor, fits: (order: Order) => boolean): Promise<Order[]> {
  return (await world.scan('order', 'list:receipt:open:', 500)).filter(fits);
}

function none(floor: Floor, name: string): Way {
  say(floor, 'wait', msg`Not expected`, i18n._(msg`No open receipt expects ${name}.`));
  return { to: '/receive' };
}

function unknown(floor: Floor, scan: ScanEvent | null, text: string): Way {
  say(floor, 'error', msg`Not known`, text);
  return scan ? { ask: { kind: 'unknown', scan } } : { stay: true };
}

function say({ desk }: Floor, tone: Tone, word: MessageDescriptor | null, text: string): void {
  const signal = tone === 'error' ? 'error' : tone === 'wait' ? 'warn' : 'ok';
  desk.tell({ tone, word: word && i18n._(word), text, operation: null }, signal);
}
