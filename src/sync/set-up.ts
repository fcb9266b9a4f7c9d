import { type Enrolment, protocolVersion } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { SetupAnswerSchema, type SetupRequest } from '#domain/protocol/setup-messages.ts';
import type { Result } from '#domain/base/result.ts';
import type { Founding, SetUpFailure } from '../data/contract.ts';
import type { Stores } from '../data/open-stores.ts';
import { type Fetch, ask } from './answer.ts';
import { join } from './join.ts';

/** The first administrator founds the company of an empty server; this browser is their device from then on. */
export async function setUp(
  stores: Stores,
  fetch: Fetch,
  { company, site, timeZone, language, name, pin, token }: Founding,
): Promise<Result<Enrolment, SetUpFailure>> {
  const signer = await stores.nextSigner();
  const request: SetupRequest = {
    token,
    company,
    site,
    timeZone,
    language,
    administrator: { name, badge: null, pin, alsoSupervisor: true },
    device: { name, publicKey: signer.publicKey, protocol: protocolVersion },
  };
  const answer = await ask(fetch, paths.setup, SetupAnswerSchema, request);
  return join(stores, signer, answer, failureOf);
}

function failureOf(code: string): SetUpFailure {
  if (code === 'bad-token') return 'link';
  return code === 'not-a-good-pin' ? 'pin' : 'refused';
}
