import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OperationId } from '#domain/base/ids.ts';
import { receive } from '#domain/operations/receive/receive.ts';
import type { PushResponse } from '#domain/protocol/messages.ts';
import type { Inbox } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { aReceipt, newOperationId } from '../../tests/support/hand-device.ts';
import { aLot, ledgerBalance, stockBalance } from '../../tests/support/ledger.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import { rerunParked } from './parked.ts';
import type { Db, Queries, Value } from '../storage/db.ts';

onEachDatabase('a push', (kind) => {
  let db: Db;
  let server: TestServer;
  /** The next statement with this text in its parameters fails, as often as it comes. */
  let poison: string | null = null;
  beforeEach(async () => {
    poison = null;
    db = await kind.open(await kind.create());
    server = await startTestServer({ db: failing(db) });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await server.close();
    await db.close();
  });

  function failing(real: Db): Db {
    const wrap = (tx: Queries): Queries => ({
      ...tx,
      run: (sql, params: readonly Value[] = []) => {
        if (
          poison !== null &&
          sql.startsWith('insert into move') &&
          params.some((value) => String(value).includes(`${poison}`))
        )
          return Promise.reject(new Error('constraint violated'));
        return tx.run(sql, params);
      },
    });
    return { ...real, transaction: (work) => real.transaction((tx) => work(wrap(tx))) };
  }

  const inbox = async () => (await (await server.enrol('carla')).get(paths.inbox)).json<Inbox>().items;

  test('a receipt is accepted once and stands in the next pull', async () => {
    const device = await server.enrol('ben');
    const first = await device.pull();

    const { outcomes, version } = await device.push(device.body('receive', aReceipt()));

    expect(outcomes).toMatchObject([{ state: 'accepted', flags: [], why: null }]);
    const { rows, boundary } = await device.pull(first.next);
    expect(boundary).toBe(version);
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['lot', 'operation', 'order', 'stock']);
  });

  test('[R10] a push whose answer was lost gets the same answer again, and nothing is booked twice', async () => {
    const device = await server.enrol('ben');
    const push = await device.sign(
      device.frame(device.body('receive', aReceipt()), device.body('receive', aReceipt())),
    );
    const first = (await device.send(push)).json<PushResponse>();

    const again = (await device.send(push)).json<PushResponse>();

    expect(again).toMatchObject({ outcomes: first.outcomes, expected: 3, version: first.version });
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('50');
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('50');
  });

  test('[R11] a push that repeats old operations and adds new ones books only the new ones', async () => {
    const device = await server.enrol('ben');
    const entries = device.frame(device.body('receive', aReceipt()));
    await device.send(await device.sign(entries));
    const longer = [...entries, ...device.frame(device.body('receive', aReceipt()))];

    const { outcomes, expected } = (await device.send(await device.sign(longer))).json<PushResponse>();

    expect(outcomes.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(expected).toBe(3);
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('50');
  });

  test('a body framed anew by another device of the same person gets the word it had', async () => {
    const [one, other] = [await server.enrol('ben'), await server.enrol('ben')];
    const body = one.body('receive', aReceipt());
    const first = await one.push(body);

    const second = await other.push(body);

    expect(second.outcomes).toEqual(first.outcomes);
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('25');
  });

  test('a gap is named with the number to go on from, and nothing of the push is taken', async () => {
    const device = await server.enrol('ben');
    device.frame(device.body('receive', aReceipt()));
    const answer = await device.send(await device.sign(device.frame(device.body('receive', aReceipt()))));
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'gap', expected: 1 });
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('0');
  });

  test('a second chain under the same numbers is a fork, at the first new frame or at an old one', async () => {
    const device = await server.enrol('ben');
    await device.push(device.body('receive', aReceipt()));
    const { head } = device.chain;
    device.chain.head = '1'.repeat(64);
    const further = await device.send(await device.sign(device.frame(device.body('receive', aReceipt()))));
    Object.assign(device.chain, { seq: 0, head: '0'.repeat(64) });
    const instead = await device.send(await device.sign(device.frame(device.body('receive', aReceipt()))));
    expect([further.status, instead.status]).toEqual([409, 409]);
    expect([further.json(), instead.json()]).toMatchObject([{ code: 'forked' }, { code: 'forked' }]);
    Object.assign(device.chain, { seq: 1, head });
    expect((await device.push(device.body('receive', aReceipt()))).outcomes[0]?.state).toBe('accepted');
  });

  test('another epoch than the device is in is told so', async () => {
    const device = await server.enrol('ben');
    const enrolment = { ...device.enrolment, epoch: 2 };
    const [entry] = device.frame(device.body('receive', aReceipt()));
    if (!entry) throw new Error('framed');
    const frame = { ...entry.frame, epoch: enrolment.epoch };
    const push = { ...(await device.sign([{ ...entry, frame }])), epoch: 2 };
    expect((await device.send(push)).json()).toMatchObject({ code: 'old-epoch', expected: 1 });
  });

  test('[X03] the same id with another body is held, raises an alarm, and gets the same answer again', async () => {
    const device = await server.enrol('ben');
    const body = device.body('receive', aReceipt());
    await device.push(body);
    const other = device.body('receive', aReceipt({ quantity: '999' }), { id: body.id });
    const push = await device.sign(device.frame(other));

    const first = (await device.send(push)).json<PushResponse>();
    const again = (await device.send(push)).json<PushResponse>();

    expect(first.outcomes).toMatchObject([
      { operation: body.id, state: 'held', why: { code: 'other-content' } },
    ]);
    expect(again.outcomes).toEqual(first.outcomes);
    expect(server.logged.map(({ event }) => event)).toContain('operation-id-with-other-content');
    expect(await inbox()).toMatchObject([{ contested: true, body: { payload: { quantity: '999' } } }]);
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('25');
  });

  test('[R14] an operation that breaks its rule is held alone, wherever it stands among fifty', async () => {
    const device = await server.enrol('ben');
    const { decide } = receive;
    vi.spyOn(receive, 'decide').mockImplementation((payload, circumstances, view) => {
      if (payload.lot?.name === 'POISON') throw new Error('a bug of the rule');
      return decide(payload, circumstances, view);
    });
    for (const place of [0, 24, 49]) {
      const bodies = Array.from({ length: 50 }, (_, at) =>
        device.body('receive', aReceipt({ lot: aLot(at === place ? 'POISON' : 'OF-1001') })),
      );
      const { outcomes } = await device.push(...bodies);
      expect(outcomes.map(({ state }) => state)).toEqual(
        bodies.map((_, at) => (at === place ? 'held' : 'accepted')),
      );
      expect(outcomes[place]?.why?.code).toBe('failed');
    }
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('3675');
    expect(await inbox()).toHaveLength(3);
  });

  test('[R14] an operation that the database does not take is held alone, and its neighbours are booked in order', async () => {
    const device = await server.enrol('ben');
    const bodies = Array.from({ length: 33 }, () => device.body('receive', aReceipt()));
    poison = bodies[20]?.id ?? null;
    const { outcomes, expected } = await device.push(...bodies);
    expect(outcomes.map(({ state }) => state)).toEqual(
      bodies.map((_, at) => (at === 20 ? 'held' : 'accepted')),
    );
    expect(expected).toBe(34);
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('800');
  });

  test('[STK-2] of two devices that receive the same serial, the second is refused with its place', async () => {
    const [one, other] = [await server.enrol('ben'), await server.enrol('carla')];
    const motor = aReceipt({
      order: 'in-00032',
      line: 'motor',
      product: 'motor',
      quantity: '1',
      lot: aLot('MT-240101'),
    });
    await one.push(one.body('receive', motor));
    const { outcomes } = await other.push(other.body('receive', motor));
    expect(outcomes).toMatchObject([
      { state: 'refused', why: { code: 'serial-already-here', args: { location: 'Warehouse / Dock' } } },
    ]);
    expect(await inbox()).toHaveLength(1);
    expect(await ledgerBalance(db, 'motor', 'MT-240101', 'dock')).toBe('1');
  });

  test('[ORD-1] work on a receipt that another device closed is booked late on its backorder; who had seen the close is refused', async () => {
    const [closer, late] = [await server.enrol('carla'), await server.enrol('ben')];
    const before = (await late.pull()).boundary ?? 0;
    await closer.push(closer.body('close-order', { order: 'in-00031', backorder: 'IN/00031-1' }));
    const seen = (basis: number) => ({ basis: { epoch: late.enrolment.serverEpoch, version: basis } });

    const unaware = await late.push(late.body('receive', aReceipt(), seen(before)));
    const aware = await late.push(late.body('receive', aReceipt(), seen(unaware.version)));

    expect(unaware.outcomes).toMatchObject([
      {
        state: 'adjusted',
        flags: [{ code: 'order-changed-meanwhile' }],
        adjustments: [{ code: 'booked-on-other-order', args: { order: 'IN/00031-1' } }],
      },
    ]);
    expect(aware.outcomes).toMatchObject([{ state: 'refused', why: { code: 'order-ended' } }]);
  });

  test('[ORD-1] what a device saw of another server epoch counts as not seen', async () => {
    const [closer, late] = [await server.enrol('carla'), await server.enrol('ben')];
    await closer.push(closer.body('close-order', { order: 'in-00031', backorder: 'IN/00031-1' }));
    const basis = { epoch: 'before-the-restore', version: 1_000_000 };
    const { outcomes } = await late.push(late.body('receive', aReceipt(), { basis }));
    expect(outcomes).toMatchObject([{ state: 'adjusted' }]);
  });

  test('what builds on a refused operation is parked, and comes into force when that is repaired', async () => {
    const [device, supervisor] = [await server.enrol('ben'), await server.enrol('carla')];
    const wrong = device.body('receive', aReceipt({ quantity: '0.0001' }));
    const dependent = device.body('receive', aReceipt({ lot: aLot('OF-2') }), { deps: [wrong.id] });
    const further = device.body('receive', aReceipt({ lot: aLot('OF-3') }), { deps: [dependent.id] });
    const first = await device.push(wrong, dependent, further);
    expect(first.outcomes.map(({ state }) => state)).toEqual(['refused', 'parked', 'parked']);
    expect(first.outcomes[1]?.why).toEqual({ code: 'waits-for', args: { operations: wrong.id } });
    expect(await inbox()).toHaveLength(3);

    const repair = supervisor.body('receive', aReceipt({ quantity: '1' }), {
      repairs: wrong.id,
      deps: [wrong.id],
    });
    expect((await supervisor.push(repair)).outcomes[0]?.state).toBe('accepted');

    expect(await inbox()).toEqual([]);
    expect(await ledgerBalance(db, 'oats', 'OF-2', 'dock')).toBe('25');
    expect(await ledgerBalance(db, 'oats', 'OF-3', 'dock')).toBe('25');
    const rows = (await supervisor.pull()).rows.filter(({ kind }) => kind === 'operation');
    const states = new Map(rows.map(({ id, row }) => [id, row as { state: string; settled: unknown }]));
    expect(states.get(wrong.id)).toMatchObject({
      state: 'refused',
      settled: { how: 'repaired', by: repair.id },
    });
    expect(states.get(further.id)).toMatchObject({ state: 'accepted', settled: null });
  });

  test('[R14] a released operation that the database does not take is held, and others released with it are booked', async () => {
    const [device, supervisor] = [await server.enrol('ben'), await server.enrol('carla')];
    const wrong = device.body('receive', aReceipt({ quantity: '0.0001' }));
    const waiting = Array.from({ length: 12 }, (_, at) =>
      device.body('receive', aReceipt({ lot: aLot(`W-${at}`) }), { deps: [wrong.id] }),
    );
    await device.push(wrong, ...waiting);
    poison = waiting[5]?.id ?? null;
    await supervisor.push(
      supervisor.body('receive', aReceipt({ quantity: '1' }), { repairs: wrong.id, deps: [wrong.id] }),
    );
    const items = await inbox();
    expect(items.map(({ body, outcome }) => [body.id, outcome.state, outcome.why?.code])).toEqual([
      [poison, 'held', 'failed'],
    ]);
    expect(await ledgerBalance(db, 'oats', 'W-4', 'dock')).toBe('25');
    expect(await ledgerBalance(db, 'oats', 'W-5', 'dock')).toBe('0');
    expect(await ledgerBalance(db, 'oats', 'W-11', 'dock')).toBe('25');
  });

  test('what was released just before the server ended is taken up at the next start', async () => {
    const [device, supervisor] = [await server.enrol('ben'), await server.enrol('carla')];
    const wrong = device.body('receive', aReceipt({ quantity: '0.0001' }));
    await device.push(wrong, device.body('receive', aReceipt(), { deps: [wrong.id] }));
    await db.transaction((tx) => tx.run('delete from dependency'));
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('0');
    await supervisor.push(supervisor.body('receive', aReceipt({ quantity: '1' }), { repairs: wrong.id }));
    await rerunParked(server, testCompany, Date.now());
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('26');
  });

  test('what builds on an operation that has not arrived waits for it, from whichever device it comes', async () => {
    const [one, other] = [await server.enrol('ben'), await server.enrol('carla')];
    const opening = one.body('open-order', {
      kind: 'receipt',
      operationType: 'receipt',
      reference: 'IN/00099',
      partner: null,
      origin: null,
      from: 'supplier',
      to: 'dock',
      scheduled: '2026-11-21',
      lines: [],
    });
    const early = other.body('receive', aReceipt(), { deps: [opening.id] });
    expect((await other.push(early)).outcomes[0]?.state).toBe('parked');
    await one.push(opening);
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('25');
    expect((await other.push(early)).outcomes[0]).toMatchObject({ operation: early.id, state: 'accepted' });
  });

  test('a waived operation is ended; what builds on it stays for a person to decide', async () => {
    const [device, supervisor] = [await server.enrol('ben'), await server.enrol('carla')];
    const wrong = device.body('receive', aReceipt({ quantity: '0.0001' }));
    const dependent = device.body('receive', aReceipt(), { deps: [wrong.id] });
    await device.push(wrong, dependent);
    await supervisor.push(supervisor.body('waive', { target: wrong.id }, { reason: 'Counted twice' }));
    expect((await inbox()).map(({ body }) => body.id)).toEqual([dependent.id]);
    await supervisor.push(supervisor.body('waive', { target: dependent.id }, { reason: 'Went with it' }));
    expect(await inbox()).toEqual([]);
  });

  test('[UND-1] an undone operation says so when it is pushed again, in the same push and in later ones', async () => {
    const device = await server.enrol('ben');
    const [first, second] = [device.body('receive', aReceipt()), device.body('receive', aReceipt())];
    const undo = (target: OperationId) => device.body('undo', { target }, { deps: [target] });
    const entries = device.frame(first, undo(first.id));
    const together = (await device.send(await device.sign(entries))).json<PushResponse>();
    await device.push(second);
    const push = device.frame(undo(second.id));
    await device.send(await device.sign(push));
    const again = await device.push(second);

    expect(together.outcomes).toMatchObject([{ settled: { how: 'undone' } }, { state: 'accepted' }]);
    expect(again.outcomes).toMatchObject([{ state: 'accepted', settled: { how: 'undone' } }]);
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('0');
  });

  test('an undo that arrives before its target waits for it', async () => {
    const [one, other] = [await server.enrol('carla'), await server.enrol('carla')];
    const target = one.body('receive', aReceipt());
    const undo = other.body('undo', { target: target.id }, { deps: [target.id] });
    expect((await other.push(undo)).outcomes[0]?.state).toBe('parked');
    await one.push(target);
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('0');
    expect((await other.push(undo)).outcomes[0]?.state).toBe('accepted');
  });

  test('[S5] what a revoked device recorded is kept and held, and it gets nothing to read', async () => {
    const device = await server.enrol('ben');
    const admin = await server.enrol('eve');
    await admin.post(paths.revoke.replace(':device', device.enrolment.device), {});
    const { outcomes } = await device.push(device.body('receive', aReceipt()));
    expect(outcomes).toMatchObject([{ state: 'held', why: { code: 'device-revoked' } }]);
    expect(await inbox()).toHaveLength(1);
    expect((await device.get(paths.pull)).status).toBe(403);
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('0');
  });

  test('[T4] a device speaks for its own person alone', async () => {
    const device = await server.enrol('ana');
    const { outcomes } = await device.push(device.body('receive', aReceipt(), { actor: 'carla' as never }));
    expect(outcomes).toMatchObject([{ state: 'held', why: { code: 'other-actor' } }]);
  });

  test('rights are checked by the server again', async () => {
    const device = await server.enrol('ana');
    const { outcomes } = await device.push(device.body('receive', aReceipt()));
    expect(outcomes).toMatchObject([{ state: 'refused', why: { code: 'not-allowed' } }]);
  });

  test.each([
    ['an unknown kind', { kind: 'teleport' }, 'held', 'unknown-kind'],
    ['a newer payload', { v: 9 }, 'held', 'newer-payload'],
    ['a payload of another shape', { payload: { order: 7 } }, 'refused', 'malformed'],
    ['another company', { company: 'another' as never }, 'refused', 'malformed'],
    ['a site that is not there', { site: 'moon' as never }, 'refused', 'malformed'],
  ])('%s never costs its neighbours', async (_, rest, state, code) => {
    const device = await server.enrol('ben');
    const { outcomes } = await device.push(
      device.body('receive', aReceipt()),
      { ...device.body('receive', aReceipt()), ...rest },
      device.body('receive', aReceipt()),
    );
    expect(outcomes).toMatchObject([{ state: 'accepted' }, { state, why: { code } }, { state: 'accepted' }]);
  });

  test('[EXP-5] a wrong clock is flagged and holds nothing', async () => {
    const device = await server.enrol('ben');
    const contact = { server: Date.now() - 1000, since: 1000 };
    const { outcomes } = await device.push(
      device.body('receive', aReceipt(), { clock: Date.now() + 86_400_000, contact }),
    );
    expect(outcomes).toMatchObject([{ state: 'accepted', flags: [{ code: 'device-clock-off' }] }]);
  });

  test('[STK-1] what is on hand is the sum of moves, after work of two devices at once', async () => {
    const devices = [await server.enrol('ben'), await server.enrol('carla')];
    await Promise.all(
      devices.map(async (device) => {
        for (let push = 0; push < 5; push += 1)
          await device.push(
            ...Array.from({ length: 7 }, () => device.body('receive', aReceipt({ quantity: '0.125' }))),
          );
      }),
    );
    expect(await stockBalance(db, 'oats', 'OF-1001', 'dock')).toBe('8.75');
    expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('8.75');
  });

  test('an id of an operation that was never made is no reason to fail', async () => {
    const device = await server.enrol('carla');
    const { outcomes } = await device.push(
      device.body('waive', { target: newOperationId() }, { reason: 'Nothing' }),
    );
    expect(outcomes).toMatchObject([{ state: 'refused', why: { code: 'unknown-operation' } }]);
  });
});
