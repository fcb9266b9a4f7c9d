import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationId, OrderId, PersonId, SiteId } from '#domain/base/ids.ts';
import { childOrderId, lotIdOf } from '#domain/base/ids.ts';
import { offlineGrant } from '#domain/people/grant.ts';
import { sealOf } from '#domain/people/seal.ts';
import { releaseDigest } from '#domain/operations/release/digest.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type HandDevice, askApp, enrolByHand, random } from '../../tests/support/hand-device.ts';
import {
  contentNow,
  decisionOn,
  onePump,
  openPumps,
  preparePumps,
  pumpBatch,
  stateRowsOf,
  statesOf,
  unitsUnder,
  wordsOf,
} from '../../tests/support/pumps-on-server.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import { demoPins } from '../demo/pins.ts';
import { keyBytes } from '../people/pin-key.ts';
import type { Db } from '../storage/db.ts';
import { inviteDevice } from './enrol.ts';

const pinOf = (person: string) => keyBytes(demoPins.find((each) => each.person === person)?.key ?? '');

/** Everybody and everything that a try needs. Dov is a worker and a supervisor: he may make, and he may decide. */
interface Plant {
  readonly db: Db;
  readonly ana: HandDevice;
  readonly dov: HandDevice;
  readonly carla: HandDevice;
  /** Another device of Dov's own, and one that several people share. */
  readonly tablet: HandDevice;
  readonly shared: HandDevice;
  /** A fresh order for so many pumps. */
  order(units: number): Promise<OrderId>;
  /** Two pumps that wait, made by the person of this device. */
  batch(by: HandDevice): Promise<OperationId>;
  /** Numbers that nothing has yet. */
  fresh(): { first: string; motor: number };
}

interface Try {
  readonly how: string;
  /** Makes the batch and tries to decide on it; gives what the server answered to the try. */
  go(plant: Plant): Promise<readonly Outcome[]>;
  readonly answer: readonly string[];
}

const send = async (device: HandDevice, ...bodies: Parameters<HandDevice['push']>) =>
  (await device.push(...bodies)).outcomes;

const tries: readonly Try[] = [
  {
    how: 'on his own account',
    async go({ db, dov, batch }) {
      return send(dov, decisionOn(dov, 'approve', await contentNow(db, [await batch(dov)])));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'on another device of his',
    async go({ db, dov, tablet, batch }) {
      return send(tablet, decisionOn(tablet, 'approve', await contentNow(db, [await batch(dov)])));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'by a second account of the same person: signed in with badge and PIN where several people work',
    async go({ db, dov, shared, batch }) {
      const content = await contentNow(db, [await batch(dov)]);
      const { grant } = await shared.signIn('dov');
      return send(shared, decisionOn(shared, 'approve', content, { actor: 'dov', grant }));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'by a sign-in made offline',
    async go({ db, dov, shared, batch }) {
      const content = await contentNow(db, [await batch(dov)]);
      const who = { person: 'dov' as PersonId, device: shared.enrolment.device, at: Date.now() };
      const grant = offlineGrant(pinOf('dov'), who, random(10));
      return send(shared, decisionOn(shared, 'approve', content, { actor: 'dov', grant }));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'by an offline sign-in in the name of Carla, proved with his own PIN',
    async go({ db, dov, shared, batch }) {
      const content = await contentNow(db, [await batch(dov)]);
      const who = { person: 'carla' as PersonId, device: shared.enrolment.device, at: Date.now() };
      const grant = offlineGrant(pinOf('dov'), who, random(10));
      return send(shared, decisionOn(shared, 'approve', content, { actor: 'carla', pinOf: 'dov', grant }));
    },
    answer: ['held grant-unknown'],
  },
  {
    how: "on Carla's own device, which she left open, sealed with his PIN",
    async go({ db, dov, carla, batch }) {
      const content = await contentNow(db, [await batch(dov)]);
      return send(carla, decisionOn(carla, 'approve', content, { pinOf: 'dov' }));
    },
    answer: ['held signature-wrong'],
  },
  {
    how: 'by a forged body: pushed from his device, in the name of Carla',
    async go({ db, dov, batch }) {
      const content = await contentNow(db, [await batch(dov)]);
      return send(dov, decisionOn(dov, 'approve', content, { actor: 'carla', pinOf: 'dov' }));
    },
    answer: ['held other-actor'],
  },
  {
    how: 'by a forged body: without any signature',
    async go({ db, dov, batch }) {
      const productions = await contentNow(db, [await batch(dov)]);
      return send(dov, dov.body('approve', { productions, signature: null }));
    },
    answer: ['held signature-wrong'],
  },
  {
    how: 'by a forged body: the same production said twice, once with the hash of something else',
    async go({ db, dov, batch }) {
      const [said] = await contentNow(db, [await batch(dov)]);
      if (!said) throw new Error('Nothing was made');
      return send(dov, decisionOn(dov, 'approve', [{ ...said, hash: 'a'.repeat(64) }, said]));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'on a split child that he made, of an order that Ana prepared',
    async go({ db, ana, dov, order, fresh }) {
      const root = await order(2);
      await send(ana, preparePumps(ana, root, fresh().first, 2));
      const [, second] = await unitsUnder(db, root);
      const made = onePump(dov, second?.id ?? root);
      await send(dov, made);
      return send(dov, decisionOn(dov, 'approve', await contentNow(db, [made.id])));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'on a split child that Ana made, of an order that he had made something of before it was split',
    async go({ db, ana, dov, order, fresh }) {
      const root = await order(3);
      const { first, motor } = fresh();
      const his = pumpBatch(dov, root, first, 2, motor);
      await send(dov, his);
      await send(dov, dov.body('undo', { target: his.id }));
      await send(ana, preparePumps(ana, root, fresh().first, 2));
      const [one] = await unitsUnder(db, root);
      const made = onePump(ana, one?.id ?? root);
      await send(ana, made);
      return send(dov, decisionOn(dov, 'approve', await contentNow(db, [made.id])));
    },
    answer: ['refused own-production'],
  },
  {
    how: 'in a bundle with clean ones of others',
    async go({ db, ana, dov, batch }) {
      const all = [await batch(ana), await batch(dov), await batch(ana)];
      return send(dov, decisionOn(dov, 'approve', await contentNow(db, all)));
    },
    answer: ['refused own-production'],
  },
  {
    how: "by a replay of Carla's signature for another batch",
    async go({ db, ana, dov, carla, batch }) {
      const signed = decisionOn(carla, 'approve', await contentNow(db, [await batch(ana)]));
      await send(carla, signed);
      const [his] = await contentNow(db, [await batch(dov)]);
      const { signature } = signed.payload as { signature: unknown };
      const replayed = { productions: [his], signature };
      return [
        ...(await send(dov, dov.body('approve', replayed))),
        ...(await send(carla, carla.body('approve', replayed))),
      ];
    },
    answer: ['held signature-wrong', 'refused signed-other-content'],
  },
  {
    how: 'again and again: the same words once more, and under a new id',
    async go({ db, dov, batch }) {
      const first = decisionOn(dov, 'approve', await contentNow(db, [await batch(dov)]));
      const entries = dov.frame(first);
      await dov.send(await dov.sign(entries));
      const again = await dov.send(await dov.sign(entries));
      return [
        ...again.json<{ outcomes: Outcome[] }>().outcomes,
        ...(await send(dov, { ...first, id: dov.body('x', {}).id, repairs: first.id })),
      ];
    },
    answer: ['refused own-production', 'refused own-production'],
  },
  {
    how: 'by the hand-over code, before the batch has reached the server',
    async go({ db, dov, tablet, order, fresh }) {
      const root = await order(2);
      const { first, motor } = fresh();
      const made = pumpBatch(dov, root, first, 2, motor);
      // Whatever the hash: who made it is looked at first.
      const blind = decisionOn(tablet, 'approve', [{ operation: made.id, hash: 'b'.repeat(64) }]);
      const early = await send(tablet, blind);
      await send(dov, made);
      const row = (await stateRowsOf(db)).get(`operation/${blind.id}`) as Pick<Outcome, 'state' | 'why'>;
      return [...early, row as Outcome];
    },
    answer: ['parked waits-for', 'refused own-production'],
  },
  {
    how: 'by freeing its units as if a hold for quality lay on them',
    async go({ dov, order, fresh }) {
      const root = await order(2);
      const { first, motor } = fresh();
      const made = pumpBatch(dov, root, first, 2, motor);
      await send(dov, made);
      const lot = { id: lotIdOf(testCompany, 'pump' as never, first), name: first };
      const over = releaseDigest(lot.id, [made.id]);
      const said = { name: 'dov', at: Date.now(), meaning: 'Released', over };
      const signature = { ...said, seal: sealOf(pinOf('dov'), 'dov' as PersonId, said) };
      return send(dov, dov.body('release', { lot, holds: [made.id], signature }));
    },
    answer: ['refused not-held'],
  },
];

onEachDatabase('[APR-4, C9] a second pair of eyes', (kind) => {
  let server: TestServer;
  let plant: Plant;
  let count = 0;
  beforeAll(async () => {
    const db = await kind.open(await kind.create());
    server = await startTestServer({ db });
    const invitation = { company: testCompany, site: 'main' as SiteId, person: 'carla' as PersonId };
    const { code } = await inviteDevice(server, { ...invitation, shared: true });
    const ana = await server.enrol('ana');
    const fresh = () => {
      count += 1;
      return { first: `FE-${1000 + 10 * count}`, motor: 50_000 + 10 * count };
    };
    const order = async (units: number) => {
      const opened = openPumps(ana, units, `MO/E-${(count += 1)}`);
      await send(ana, opened);
      return childOrderId(opened.id, 0);
    };
    plant = {
      db,
      ana,
      dov: await server.enrol('dov'),
      carla: await server.enrol('carla'),
      tablet: await server.enrol('dov', 'Tablet'),
      shared: await enrolByHand(askApp(server.app), code),
      fresh,
      order,
      async batch(by) {
        const { first, motor } = fresh();
        const made = pumpBatch(by, await order(2), first, 2, motor);
        expect(statesOf(await send(by, made))).toEqual(['accepted']);
        return made.id;
      },
    };
  });
  afterAll(async () => {
    await server.close();
    await plant.db.close();
  });

  /** Productions of which something is free, and those with whoever is written down as having decided on them. */
  const released = async () => {
    const orders = [...(await stateRowsOf(plant.db))].flatMap(([key, row]) =>
      key.startsWith('order/') ? [row as Order] : [],
    );
    const outputs = orders.flatMap(({ making }) => making?.outputs ?? []);
    return outputs.filter(({ approval }) => approval !== 'waiting').map(({ operation }) => operation);
  };
  const held = async () =>
    [...(await stateRowsOf(plant.db))].flatMap(([key, row]) =>
      key.startsWith('lot/') && (row as Lot).holds.some(({ why }) => why === 'approval') ? [key] : [],
    );
  const decided = async () => {
    const rows = await plant.db.snapshot((tx) =>
      tx.many<{ production: string; person: string }>(
        'select production, person from production_hand where decided = 1',
      ),
    );
    return new Map(rows.map(({ production, person }) => [production, person]));
  };

  test.each(tries)('the producer does not release what he made: $how', async ({ go, answer }) => {
    const before = await held();
    expect(wordsOf(await go(plant))).toEqual(answer);
    const after = new Set(await held());
    expect(before.filter((key) => !after.has(key))).toEqual([]);
    const by = await decided();
    expect([...by.values()]).not.toContain('dov');
    // What is free was freed by Carla, and nothing else is.
    expect((await released()).map((operation) => by.get(operation))).toEqual(
      (await released()).map(() => 'carla'),
    );
  });

  test('past the rule book, by SQL, the database itself says no', async () => {
    const made = await plant.batch(plant.dov);
    const insert = (tail: string) =>
      plant.db.transaction((tx) =>
        tx.run(
          `insert into production_hand (company, production, person, made, decided)
           values ($1, $2, 'dov', 0, 1) ${tail}`,
          [testCompany, made],
        ),
      );
    await expect(insert('')).rejects.toThrow(/unique/i);
    await expect(
      insert('on conflict (company, production, person) do update set decided = 1'),
    ).rejects.toThrow(/check/i);
  });

  const race = async (...kinds: ['approve' | 'reject', 'approve' | 'reject']) => {
    const made = await plant.batch(plant.ana);
    const content = await contentNow(plant.db, [made]);
    const { carla, dov } = plant;
    const bodies = [carla, dov].map((device, at) => decisionOn(device, kinds[at] ?? 'approve', content));
    const requests = await Promise.all(
      [carla, dov].map((device, at) => device.sign(device.frame(...bodies.slice(at, at + 1)))),
    );
    const answers = await Promise.all([carla, dov].map((device, at) => device.send(requests[at] as never)));
    const outcomes = answers.flatMap((each) => each.json<{ outcomes: Outcome[] }>().outcomes);
    const rows = await stateRowsOf(plant.db);
    const inForce = bodies.filter(({ id }) => (rows.get(`operation/${id}`) as OperationRow).facts.length > 0);
    const hands = await plant.db.snapshot((tx) =>
      tx.many('select person from production_hand where production = $1 and decided = 1', [made]),
    );
    return { outcomes, inForce, hands };
  };

  test('[APR-2] two supervisors say the same in the same moment: it is settled once, and the other is told', async () => {
    const { outcomes, inForce, hands } = await race('approve', 'approve');
    expect(statesOf(outcomes)).toEqual(['accepted', 'accepted']);
    expect(outcomes.flatMap(({ flags }) => flags.map(({ code }) => code))).toEqual(['decided-already']);
    expect([inForce.length, hands.length]).toEqual([1, 1]);
  });

  test('[APR-2] two say the opposite in the same moment: one is in force, the other is refused and sees why', async () => {
    const { outcomes, inForce, hands } = await race('approve', 'reject');
    expect(statesOf(outcomes).toSorted()).toEqual(['accepted', 'refused']);
    const lost = outcomes.find(({ state }) => state === 'refused');
    const said = inForce[0]?.kind === 'approve' ? 'approved' : 'rejected';
    expect(lost?.why).toMatchObject({ code: 'not-waiting', args: { approval: said } });
    expect([inForce.length, hands.length]).toEqual([1, 1]);
  });
});
