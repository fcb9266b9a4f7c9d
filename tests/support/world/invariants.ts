import { hashOf } from '#domain/protocol/body.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { TestServer } from '../server.ts';
import { testCompany } from '../server.ts';
import type { Book } from './acts.ts';
import type { Handheld } from './handheld.ts';
import { type LedgerMove, checkStock } from './stock-invariants.ts';
import type { Acknowledged } from './world.ts';

export interface Violation {
  /** I1 to I6 of the threat model, or a rule of the plant. */
  readonly rule: string;
  readonly what: string;
}

interface StoredOperation {
  readonly id: string;
  readonly device: string;
  readonly state: string;
  readonly kind: string;
  readonly outcome: string;
  readonly arrived: number;
  readonly ordinal: number;
}

/** Everything that must be true once the weather has cleared and everybody has talked to everybody. */
export async function checkWorld({
  server,
  handhelds,
  acknowledged,
  book,
}: {
  readonly server: TestServer;
  readonly handhelds: readonly Handheld[];
  readonly acknowledged: readonly Acknowledged[];
  readonly book: Book;
}) {
  const violations: Violation[] = [];
  const broken = (rule: string, what: string): void => void violations.push({ rule, what });
  const { operations, moves, frames, rows } = await server.db.snapshot(async (tx) => ({
    operations: await tx.many<StoredOperation>(
      'select id, kind, device, state, outcome, arrived, ordinal from operation where company = $1 order by arrived, ordinal',
      [testCompany],
    ),
    moves: await tx.many<LedgerMove>(
      `select id, operation, product, lot, cast(quantity as text) as micros, from_location, to_location
       from move where company = $1`,
      [testCompany],
    ),
    frames: await tx.many<{ device: string; epoch: number; seq: number; hash: string; previous: string }>(
      'select device, epoch, seq, hash, previous from frame where company = $1 order by device, epoch, seq',
      [testCompany],
    ),
    rows: await tx.many<{ key: string; content: string | null }>(
      'select key, content from state_row where company = $1',
      [testCompany],
    ),
  }));
  const byId = new Map(operations.map((operation, at) => [operation.id, { ...operation, at }]));

  // I1, I4: every operation that had its beep has a word of the server, and on its device the same word.
  for (const { id, device } of acknowledged)
    if (!byId.has(id)) broken('I1', `${device} had a beep for ${id}, and the server never heard of it`);

  // I2: what one device recorded was judged in the order of recording.
  for (const handheld of handhelds) {
    const places = acknowledged
      .filter(({ device }) => device === handheld.name)
      .map(({ id }) => byId.get(id)?.at ?? -1);
    for (let at = 1; at < places.length; at += 1)
      if ((places[at] ?? 0) < (places[at - 1] ?? 0))
        broken('I2', `${handheld.name}: ${acknowledged[at]?.id} was judged before what came before it`);
  }

  checkStock({ rows, moves, judged: byId }, broken);

  // I6: the frames of every device are one unbroken chain.
  for (const [at, frame] of frames.entries()) {
    const before = frames[at - 1];
    if (!before || before.device !== frame.device || before.epoch !== frame.epoch) continue;
    if (frame.seq !== before.seq + 1 || frame.previous !== before.hash)
      broken('I6', `${frame.device}: frame ${frame.seq} does not follow ${before.seq}`);
  }

  // NUM-5: no number was shown twice.
  const seen = new Map<string, string>();
  for (const { text, device } of book.numbers) {
    if (seen.has(text)) broken('NUM-5', `${text} was given out by ${seen.get(text)} and by ${device}`);
    seen.set(text, device);
  }

  // Deps: whatever builds on an order that never came to be waits for it, instead of being refused for it.
  for (const { id, state, outcome } of operations)
    if (state === 'refused' && (JSON.parse(outcome) as Outcome).why?.code === 'unknown-order')
      broken('deps', `${id} was judged although what it builds on was refused`);

  for (const handheld of handhelds) await checkDevice(handheld, byId, rows, acknowledged, broken);

  const states: Record<string, number> = {};
  for (const { id } of acknowledged) {
    const state = byId.get(id)?.state ?? 'lost';
    states[state] = (states[state] ?? 0) + 1;
  }
  const inForce: Record<string, number> = {};
  for (const { kind, state } of operations)
    if (state === 'accepted' || state === 'adjusted') inForce[kind] = (inForce[kind] ?? 0) + 1;
  return {
    violations,
    states,
    inForce,
    outcomes: operations.map(({ id, state, arrived, ordinal }) => `${id} ${state} ${arrived} ${ordinal}`),
  };
}

async function checkDevice(
  handheld: Handheld,
  operations: ReadonlyMap<string, StoredOperation>,
  rows: readonly { readonly key: string; readonly content: string | null }[],
  acknowledged: readonly Acknowledged[],
  broken: (rule: string, what: string) => void,
): Promise<void> {
  const stores = handheld.running()?.stores;
  if (!stores) return broken('I5', `${handheld.name} did not come back`);
  const { counts } = stores.status.getState();
  if (counts.waiting > 0 || counts.asked > 0)
    broken('I5', `${handheld.name} still has ${counts.waiting} waiting and ${counts.asked} questions`);

  const kept = new Map((await stores.desk.queue.all()).map((row) => [row.id, row]));
  for (const { id, device } of acknowledged) {
    if (device !== handheld.name) continue;
    const row = kept.get(id);
    if (!row) broken('I4', `${handheld.name} no longer has ${id}`);
    else if (hashOf(row.body) !== row.hash)
      broken('I6', `${handheld.name}: the body of ${id} is not what it was`);
    const law = operations.get(id);
    if (row && law && row.state !== law.state)
      broken('I5', `${id} is ${row.state} on ${handheld.name} and ${law.state} on the server`);
  }

  // I5: the replica is the server's state, row by row, and nothing in force lies over it.
  for (const { key, content } of rows) {
    const at = key.indexOf('/');
    const row = await stores.desk.replica.get(key.slice(0, at) as never, key.slice(at + 1));
    const mine = row === undefined ? null : JSON.stringify(row);
    if (mine !== content) return broken('I5', `${key} on ${handheld.name} is not what the server has`);
  }
  for (const row of kept.values())
    if (row.live === 1 && row.state !== 'held' && row.state !== 'parked')
      broken('I5', `${row.id} (${row.state}) still lies over the replica of ${handheld.name}`);
}
