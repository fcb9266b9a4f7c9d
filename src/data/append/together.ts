import { uuidV7 } from '#domain/base/ids.ts';
import type { Together } from '../contract.ts';
import type { Desk } from './desk.ts';

/** The mark of what one append keeps; one operation by itself needs none. */
export const together = ({ clock, random }: Desk, count: number): Together | undefined =>
  count > 1 ? { id: uuidV7(clock.now(), random(10)), count } : undefined;
