import { createHash } from 'node:crypto';
import { type OperationId, childOrderId } from '#domain/base/ids.ts';
import type { Act, Recorded } from '../../../src/data/contract.ts';
import { startTestServer } from '../server.ts';
import { type Book, chooseAct } from './acts.ts';
import { createDice } from './dice.ts';
import { type Handheld, createHandheld } from './handheld.ts';
import { type Violation, checkWorld } from './invariants.ts';
import type { Mutation } from './mutations.ts';
import { type Weather, calm, storm } from './network.ts';
import { createScheduler } from './scheduler.ts';

export interface WorldOptions {
  readonly seed: number;
  /** Things that happen before the weather clears. */
  readonly steps?: number;
  readonly mutation?: Mutation;
}

export interface WorldResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Of everything that happened: the same seed gives the same. */
  readonly history: string;
  readonly acknowledged: number;
  readonly crashes: number;
  /** What became of the acknowledged ones. */
  readonly states: Readonly<Record<string, number>>;
  /** Of the operations in force, by kind: what the world was about. */
  readonly inForce: Readonly<Record<string, number>>;
}

/** An operation whose beep sounded. */
export interface Acknowledged {
  readonly id: OperationId;
  readonly device: string;
}

const morning = Date.UTC(2026, 10, 21, 6);

/**
 * Three devices, a storm, and then fair weather: the real domain, stores, exchange and server in one process, in
 * virtual time. Everything that happens is thrown by the dice of the seed.
 */
export async function runWorld({ seed, steps = 50, mutation }: WorldOptions): Promise<WorldResult> {
  const dice = createDice(seed);
  const scheduler = createScheduler(morning);
  const chance = dice.fork();
  const server = await startTestServer({ clock: scheduler.now, random: (length) => chance.bytes(length) });
  const acknowledged: Acknowledged[] = [];
  const book: Book = { numbers: [], orders: [] };
  const history: string[] = [];
  let weather: Weather = calm;
  let crashes = 0;
  const note = (...what: unknown[]): void => void history.push([scheduler.now(), ...what].join(' '));

  const handhelds: Handheld[] = ['carla', 'ben', 'dov'].map((person, at) =>
    createHandheld({
      name: `H${at + 1}`,
      person,
      server,
      scheduler,
      dice: dice.fork(),
      weather: () => weather,
      mutation: mutation ?? null,
    }),
  );

  const exchange = async (handheld: Handheld, way: 'push' | 'pull' | 'refill'): Promise<void> => {
    const running = handheld.running();
    if (!running) return;
    const done = await running.exchange[way]();
    note(handheld.name, way, done?.kind ?? 'done');
  };

  const record = async (handheld: Handheld): Promise<void> => {
    const running = handheld.running();
    if (!running?.stores.status.getState().enrolment) return;
    const { recorder } = running.stores;
    const acknowledge = ({ entry }: Recorded): void => {
      acknowledged.push({ id: entry.id, device: handheld.name });
      if (entry.body.kind === 'open-order') book.orders.push(childOrderId(entry.id, 0));
      note(handheld.name, 'recorded', entry.id, entry.body.kind, entry.frame.seq);
    };
    const choose = async (): Promise<Act> => {
      const { intent, reason } = await chooseAct(dice, handheld.name, running.stores, book, scheduler.now());
      return { intent, given: { reason, anyway: dice.chance(0.1) } };
    };
    if (dice.chance(0.2)) {
      const acts: Act[] = [];
      for (let count = 2 + dice.upTo(4); count > 0; count -= 1) acts.push(await choose());
      const result = await recorder.recordAll(acts);
      if (!result.ok)
        return note(handheld.name, 'refuses', ...result.error.map(({ refusal }) => refusal.code));
      return result.value.forEach(acknowledge);
    }
    const { intent, given } = await choose();
    const result = await recorder.record(intent, given);
    if (!result.ok) return note(handheld.name, 'refuses', result.error.code);
    return acknowledge(result.value);
  };

  const crash = (handheld: Handheld): void => {
    crashes += 1;
    handheld.crash();
    const isLost = dice.chance(0.15);
    if (isLost) handheld.profile.loseDatabases();
    note(handheld.name, 'crashes', isLost);
    scheduler.spawn(() => handheld.start(), null, dice.upTo(20_000));
  };

  const happen = (handheld: Handheld): void => {
    const life = handheld.running()?.life ?? null;
    const throwOf = dice.upTo(100);
    if (throwOf < 60) scheduler.spawn(() => record(handheld), life);
    else if (throwOf < 78) scheduler.spawn(() => exchange(handheld, 'push'), life);
    else if (throwOf < 87) scheduler.spawn(() => exchange(handheld, 'pull'), life);
    else if (throwOf < 89) scheduler.spawn(() => exchange(handheld, 'refill'), life);
    else if (throwOf < 93) handheld.state.isOnline = !handheld.state.isOnline;
    else if (throwOf < 94) handheld.setDrift((dice.upTo(3) - 1) * 86_400_000);
    else if (throwOf < 98) crash(handheld);
    else scheduler.spawn(() => settleQuestions(handheld), life);
  };

  /** The person answers: keep some, discard some. */
  const settleQuestions = async (handheld: Handheld): Promise<void> => {
    const running = handheld.running();
    const asked = (await running?.stores.queue.list({ state: 'asked' })) ?? [];
    const ids = asked.map(({ id }) => id);
    for (const some of dice.chance(0.5) ? [ids] : ids.map((id) => [id])) {
      const isKept = dice.chance(0.5);
      note(handheld.name, isKept ? 'keeps' : 'discards', ...some);
      if (isKept) await running?.stores.recorder.keep(some);
      else await running?.stores.recorder.discard(some);
    }
  };

  const heal = async (handheld: Handheld): Promise<void> => {
    const lapsed = handheld.running()?.stores.status.getState();
    if (!lapsed?.enrolment || lapsed.trouble === 'key-lost' || lapsed.trouble === 'forked')
      await handheld.enrol();
    await settleQuestions(handheld);
    for (const way of ['push', 'pull', 'refill'] as const) await exchange(handheld, way);
  };

  for (const handheld of handhelds)
    scheduler.spawn(async () => {
      await handheld.start();
      await heal(handheld);
    });
  await scheduler.run();
  weather = storm;
  for (let step = 0; step < steps; step += 1) {
    happen(dice.pick(handhelds));
    await scheduler.run(scheduler.now() + dice.upTo(2000));
  }
  weather = calm;
  for (const handheld of handhelds) handheld.state.isOnline = true;
  await scheduler.run();
  const isRestless = ({ running }: Handheld): boolean => {
    const { waiting = 1, asked = 1 } = running()?.stores.status.getState().counts ?? {};
    return waiting + asked > 0;
  };
  // Twice, so that everybody has heard of everybody's last word.
  for (let round = 0; round < 2 || (round < 6 && handhelds.some(isRestless)); round += 1) {
    for (const handheld of handhelds) {
      if (!handheld.isOn()) scheduler.spawn(() => handheld.start());
      await scheduler.run();
      scheduler.spawn(() => heal(handheld), handheld.running()?.life ?? null);
      await scheduler.run();
    }
  }

  const checked = await checkWorld({ server, handhelds, acknowledged, book });
  for (const line of checked.outcomes) note(line);
  for (const handheld of handhelds) handheld.running()?.stores.close();
  await server.close();
  return {
    seed,
    violations: checked.violations,
    history: createHash('sha256').update(history.join('\n')).digest('hex'),
    acknowledged: acknowledged.length,
    crashes,
    states: checked.states,
    inForce: checked.inForce,
  };
}
