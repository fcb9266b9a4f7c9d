import type { Day } from '#domain/base/calendar.ts';
import type { Expected, KnownMatch } from '#domain/barcode/context.ts';
import { recognise } from '#domain/barcode/recognise.ts';
import type { Recognised } from '#domain/barcode/recognised.ts';
import type { Replica } from '../data/contract.ts';
import type { ScanEvent } from '../scan/scan-event.ts';

interface Context {
  readonly today: Day;
  readonly expected?: Expected | undefined;
}

/**
 * What a scan says, with what this device knows. The reader of codes is pure and asks for exact matches while it reads;
 * so it is asked once to learn which texts it wants looked up, and again with the answers.
 */
export async function readScan(world: Replica, scan: ScanEvent, context: Context): Promise<Recognised> {
  const wanted = new Set<string>();
  const plain = {
    text: scan.text,
    source: scan.source,
    ...(scan.symbology !== undefined && { symbology: scan.symbology }),
  };
  const settings = { today: context.today, ...(context.expected && { expected: context.expected }) };
  recognise(plain, {
    ...settings,
    known(code) {
      wanted.add(code);
      return [];
    },
  });
  const known = new Map<string, readonly KnownMatch[]>();
  for (const code of wanted) known.set(code, await knownUnder(world, code));
  return recognise(plain, { ...settings, known: (code) => known.get(code) ?? [] });
}

/** Everything here whose own code is exactly this text. */
async function knownUnder(world: Replica, code: string): Promise<KnownMatch[]> {
  const [orders, products, locations, lots] = await Promise.all([
    world.find('order', `reference:${code}`, 5),
    world.find('product', `barcode:${code}`, 5),
    world.find('location', `barcode:${code}`, 5),
    world.find('lot', `exact:${code}`, 20),
  ]);
  return [
    ...orders.map(({ id }): KnownMatch => ({ kind: 'order', id })),
    ...products.filter(({ archived }) => !archived).map(({ id }): KnownMatch => ({ kind: 'product', id })),
    ...locations.filter(({ archived }) => !archived).map(({ id }): KnownMatch => ({ kind: 'location', id })),
    ...lots.map(({ id, product }): KnownMatch => ({ kind: 'lot', id, product })),
  ];
}
