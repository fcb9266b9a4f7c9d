import { dayAt } from '#domain/base/calendar.ts';
import type { Expected, KnownMatch, RecogniseContext } from '#domain/barcode/context.ts';
import { recognise } from '#domain/barcode/recognise.ts';
import { badgeHash } from '#domain/people/badge.ts';
import type { Recognised } from '#domain/barcode/recognised.ts';
import type { Replica } from '../data/contract.ts';
import type { Floor } from './floor.tsx';
import type { ScanEvent } from '../scan/scan-event.ts';

/**
 * What a scan says, with what this device knows. The reader of codes is pure and asks for exact matches while it reads;
 * so it is asked once to learn which texts it wants looked up, and again with the answers.
 */
export async function readScan(floor: House, scan: ScanEvent, expected?: Expected): Promise<Recognised> {
  const wanted = new Set<string>();
  const plain = {
    text: scan.text,
    source: scan.source,
    ...(scan.symbology !== undefined && { symbology: scan.symbology }),
  };
  const settings = { ...(await settingsOf(floor)), ...(expected && { expected }) };
  recognise(plain, {
    ...settings,
    known(code) {
      wanted.add(code);
      return [];
    },
  });
  const known = new Map<string, readonly KnownMatch[]>();
  for (const code of wanted) known.set(code, await knownUnder(floor.world, code));
  return recognise(plain, { ...settings, known: (code) => known.get(code) ?? [] });
}

/** What a reading needs of the house. */
type House = Pick<Floor, 'world' | 'status' | 'now'>;

/** The day on the wall of the site, and what its own labels and scanners do. */
async function settingsOf({ world, status, now }: House): Promise<RecogniseContext> {
  const id = status.get().enrolment?.site;
  const site = id === undefined ? undefined : await world.get('site', id);
  const today = dayAt(now(), site?.timeZone ?? 'UTC');
  if (!site) return { today };
  const { rules, ...scanners } = site.scanning;
  return { today, siteRules: rules, ...scanners };
}

/** Everything here whose own code is exactly this text. */
async function knownUnder(world: Replica, code: string): Promise<KnownMatch[]> {
  const [orders, products, locations, lots, badge] = await Promise.all([
    world.find('order', `reference:${code}`, 5),
    world.find('product', `barcode:${code}`, 5),
    world.find('location', `barcode:${code}`, 5),
    world.find('lot', `exact:${code}`, 20),
    world.get('code', `badge:${badgeHash(code)}`),
  ]);
  return [
    ...(badge?.holders ?? []).map(({ id }): KnownMatch => ({ kind: 'badge', id })),
    ...orders.map(({ id }): KnownMatch => ({ kind: 'order', id })),
    ...products.filter(({ archived }) => !archived).map(({ id }): KnownMatch => ({ kind: 'product', id })),
    ...locations.filter(({ archived }) => !archived).map(({ id }): KnownMatch => ({ kind: 'location', id })),
    ...lots.map(({ id, product }): KnownMatch => ({ kind: 'lot', id, product })),
  ];
}
