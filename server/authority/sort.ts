import type { Instant } from '#domain/base/calendar.ts';
import type { OperationId } from '#domain/base/ids.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { insertRows, selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';
import type { Case } from './case.ts';
import type { Link } from './chain.ts';
import { type Device, kinOf } from './device.ts';

export interface Contested {
  readonly operation: OperationId;
  readonly link: Link;
  readonly device: string;
  readonly receivedAt: Instant;
  readonly outcome: Outcome;
}

/** A batch sorted by what is known of it. */
export interface Sorted {
  /** Words given before, or given now without judging, by the hash of the frame. */
  readonly answered: ReadonlyMap<string, Outcome>;
  readonly fresh: readonly Case[];
  /** Another body under an id that is taken. */
  readonly contested: readonly Contested[];
}

/** An operation is its id and the hash of its body: the same again gets the stored word, another one is held. */
export async function sortOut(
  tx: Queries,
  device: Device,
  links: readonly Link[],
  receivedAt: Instant,
  version: number,
): Promise<Sorted> {
  const { company } = device;
  const ids = [...new Set(links.map(({ body }) => body.id as string))];
  const stored = await selectIn<{ id: string; body_hash: string; outcome: string }>(
    tx,
    (list) => `select id, body_hash, outcome from operation where company = $1 and id in (${list})`,
    company,
    ids,
  );
  const taken = new Map(stored.map(({ id, body_hash: bodyHash }) => [id, bodyHash]));
  const words = new Map(stored.map(({ id, body_hash: bodyHash, outcome }) => [`${id}/${bodyHash}`, outcome]));
  const others = await selectIn<{ operation: string; body_hash: string; outcome: string }>(
    tx,
    (list) =>
      `select operation, body_hash, outcome from contested where company = $1 and operation in (${list})`,
    company,
    stored.length > 0 ? ids : [],
  );
  for (const { operation, body_hash: bodyHash, outcome } of others)
    words.set(`${operation}/${bodyHash}`, outcome);

  const answered = new Map<string, Outcome>();
  const fresh: Case[] = [];
  const contested: Contested[] = [];
  for (const [ordinal, link] of links.entries()) {
    const { body, frame, frameHash, text } = link;
    const word = words.get(`${body.id}/${frame.body}`);
    const first = taken.get(body.id);
    if (word !== undefined) answered.set(frameHash, JSON.parse(word) as Outcome);
    else if (first === undefined) {
      taken.set(body.id, frame.body);
      fresh.push({
        body,
        bodyHash: frame.body,
        text,
        device: device.id,
        person: device.person,
        revoked: device.revokedAt !== null,
        shared: device.shared,
        kin: kinOf(device),
        receivedAt,
        arrived: version,
        ordinal,
      });
    } else if (first !== frame.body) {
      const outcome = otherContent(body.id, version);
      answered.set(frameHash, outcome);
      words.set(`${body.id}/${frame.body}`, JSON.stringify(outcome));
      contested.push({ operation: body.id, link, device: device.id, receivedAt, outcome });
    }
  }
  return { answered, fresh, contested };
}

const otherContent = (operation: OperationId, version: number): Outcome => ({
  operation,
  state: 'held',
  why: { code: 'other-content', args: {} },
  flags: [],
  adjustments: [],
  version,
  settled: null,
});

export function storeContested(
  tx: Queries,
  company: string,
  version: number,
  contested: readonly Contested[],
): Promise<void> {
  return insertRows(
    tx,
    'contested',
    ['company', 'operation', 'body_hash', 'device', 'body', 'received_at', 'version', 'outcome'],
    contested.map(({ operation, link, device, receivedAt, outcome }) => [
      company,
      operation,
      link.frame.body,
      device,
      link.text,
      receivedAt,
      version,
      JSON.stringify(outcome),
    ]),
    'ignore',
  );
}
