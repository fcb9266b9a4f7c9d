import type { Bytes } from '#domain/base/bytes.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Person } from '#domain/catalogue/person.ts';
import { verifierOf } from '#domain/people/seal.ts';
import type { Desk } from '../append/desk.ts';
import type { PinFault } from '../contract.ts';

type Checking = Pick<Desk, 'queue' | 'clock' | 'pinKey'>;
type Tried = Awaited<ReturnType<Desk['queue']['countTry']>>;

/**
 * [C10] Whether this person typed their PIN, without asking the server. The try is on the disk before the PIN is looked
 * at, so that nobody guesses on by taking the battery out. Answers the key: it seals, and is kept nowhere.
 */
export const checkPin = async (
  desk: Checking,
  person: Person,
  pin: string,
): Promise<Result<Bytes, PinFault>> =>
  checkCounted(desk, person, pin, await desk.queue.countTry(person.id, desk.clock.now()));

/** The same, for a try that was counted already. */
export async function checkCounted(
  { queue, pinKey }: Checking,
  { id, active, pin: kept }: Person,
  pin: string,
  tried: Tried,
): Promise<Result<Bytes, PinFault>> {
  if (!active) return err({ code: 'inactive' });
  if (!kept) return err({ code: 'no-pin' });
  if (!tried.may) return err({ code: 'locked', wait: tried.wait });
  const key = await pinKey(pin, kept.salt);
  if (verifierOf(key) !== kept.verifier) return err({ code: 'wrong', left: tried.left });
  await queue.forgive(id);
  return ok(key);
}
