import type { Enrolment } from '#domain/protocol/messages.ts';
import { EnrolmentSchema, protocolVersion } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Result } from '#domain/base/result.ts';
import type { EnrolFailure } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import { type Fetch, ask } from './answer.ts';
import { join } from './join.ts';

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
  return join(stores, signer, answer, failureOf);
}

function failureOf(code: string): EnrolFailure {
  if (code === 'bad-code' || code === 'malformed') return 'code';
  return code === 'other-protocol' ? 'too-old' : 'refused';
}
