import { dayAt } from '#domain/base/calendar.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';
import { siteOf } from './house.ts';

/** Work that nobody announced, with a reference of this device's own [NUM-5]; null where this plant has no such work at all. */
export async function beginOrder(
  floor: Floor,
  said: Pick<PayloadOf<'open-order'>, 'kind' | 'partner' | 'origin' | 'making'>,
) {
  const [type] = await floor.world.find('operation-type', `kind:${said.kind}`, 1);
  const site = await siteOf(floor);
  if (!type || !site) return null;
  const { text: reference } = await floor.numbers.next(type.sequence);
  const { id: operationType, from, to } = type;
  const scheduled = dayAt(floor.now(), site.timeZone);
  const payload = { ...said, operationType, reference, from, to, scheduled, lines: [] };
  return keep(floor, () => floor.recorder.record({ kind: 'open-order', payload }));
}
