import type { Enrolment } from '#domain/protocol/messages.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Answer } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import type { Signer } from '../data/ports.ts';

/** The server takes this browser in, by whatever way it asked: kept, and what waits is framed for it. */
export async function join<Failure extends string>(
  stores: Stores,
  signer: Signer,
  answer: Answer<Enrolment>,
  failureOf: (code: string) => Failure,
): Promise<Result<Enrolment, Failure | 'offline'>> {
  if (answer.kind === 'unreachable') return err('offline');
  if (answer.kind === 'no') return err(failureOf(answer.code));
  const { value } = answer;
  await stores.adopt(value, signer);
  await stores.desk.contact.note(value.serverTime);
  await stores.askPersistence();
  return ok(value);
}
