import type { Enrolment } from '#domain/protocol/messages.ts';
import { EnrolmentSchema, protocolVersion } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { EnrolFailure } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import { type Fetch, ask } from './answer.ts';

/** Makes this browser a device of the plant. The same code with the same key may be sent again when its answer was lost. */
export async function enrol(
  stores: Stores,
  fetch: Fetch,
  code: string,
  name: string,
): Promise<Result<Enrolment, EnrolFailure>> {
  const signer = await stores.nextSigner();
  const { publicKey } = signer;
  const answer = await ask(fetch, paths.enrol, EnrolmentSchema, {
    code,
    name,
    publicKey,
    protocol: protocolVersion,
  });
  if (answer.kind === 'unreachable') return err('offline');
  if (answer.kind === 'no') return err(failureOf(answer.code));
  await stores.adopt(answer.value, signer);
  await stores.desk.contact.note(answer.value.serverTime);
  await stores.askPersistence();
  return ok(answer.value);
}

function failureOf(code: string): EnrolFailure {
  if (code === 'bad-code' || code === 'malformed') return 'code';
  return code === 'other-protocol' ? 'too-old' : 'refused';
}
