import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

const gs = '\u001d';
const pump = '09524000001054';
const oats = '09524000001016';
const bolt = '9524000001092';

let app: App;
afterEach(() => app.close());
const bodies = async () => (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => body);

describe('from a customer', () => {
  test('[RET-1] a lot comes back on hold, keeps its dates, and is linked to the delivery it went out on', async () => {
    app = await openApp({ path: '/return' });
    await app.press(/^Back from a customer/);
    await app.shows('Scan what comes back');
    await app.scan('011952400000104410MU-0985');
    await app.press('1 Case of 12 12 pack');
    await app.press('Damaged on the way');
    await app.shows('Muesli · lot MU-0985 · 12 pack · OUT/00020 · Damaged on the way');
    expect(await bodies()).toMatchObject([
      {
        kind: 'return-from-customer',
        reason: 'Damaged on the way',
        payload: {
          delivery: 'out-00020',
          from: 'customer',
          to: 'dock',
          quantity: '12',
          lot: { name: 'MU-0985' },
        },
      },
    ]);
    const [lot] = await app.stores.rows.find('lot', 'exact:MU-0985', 1);
    expect(lot?.holds).toMatchObject([{ why: 'quality', location: 'dock' }]);
    expect(lot?.dates.removal).toBe('2026-11-29');
    const stock = await app.stores.rows.get('stock', `muesli/${lot?.id ?? ''}`);
    expect(stock?.places.find(({ location }) => location === 'dock')?.quantity).toBe('12');
  });

  test('[RET-1, STK-2] a unit comes back by one scan, and the reason serves the next ones', async () => {
    app = await openApp({ path: '/return/customer' });
    await app.shows('Scan what comes back');
    await app.scan(`01${pump}21PP-0000`);
    await app.press('Faulty');
    await app.shows('Pump · serial PP-0000 · 1 pcs · OUT/00020 · Faulty');
    await app.scan('011952400000104410MU-0985');
    await app.press('1 Case of 12 12 pack');
    await app.shows('OUT/00020 · Faulty');
    expect((await bodies()).map(({ reason }) => reason)).toEqual(['Faulty', 'Faulty']);
  });

  test('[RET-1] goods of which no delivery is known are flagged; a person may name it', async () => {
    app = await openApp({ path: '/return/customer' });
    await app.shows('Scan what comes back');
    await app.scan('011952400000104410MU-1001');
    await app.press('1 Case of 12 12 pack');
    await app.shows('Which delivery was it?');
    await app.press(/^Nobody knows/);
    await app.press('Wrong goods');
    await app.shows('Saved here');
    await app.shows('No delivery of MU-1001 is known.');
    expect(await bodies()).toMatchObject([{ payload: { delivery: null, from: 'customer' } }]);
  });

  test('[RET-1] the delivery slip scanned first says where everything belongs', async () => {
    app = await openApp({ path: '/return' });
    await app.shows('Which way?');
    await app.scan('OUT/00020');
    await app.shows('From delivery OUT/00020');
    await app.scan(`01${pump}21PP-0000`);
    await app.press('Faulty');
    await app.shows('OUT/00020 · Faulty');
  });

  test('[UND-1] what came back is taken out again by one tap', async () => {
    app = await openApp({ path: '/return/customer' });
    await app.shows('Scan what comes back');
    await app.scan(`01${pump}21PP-0000`);
    await app.press('Faulty');
    await app.shows('Returned just now');
    await app.press(/^Undo Pump/);
    await app.shows('Taken back.');
    const [lot] = await app.stores.rows.find('lot', 'exact:PP-0000', 1);
    const stock = await app.stores.rows.get('stock', `pump/${lot?.id ?? ''}`);
    expect(stock?.places.filter(({ quantity }) => quantity === '1')).toMatchObject([
      { location: 'customer' },
    ]);
  });

  test('goods without a number cannot be held, and that is said', async () => {
    app = await openApp({ path: '/return/customer' });
    await app.shows('Scan what comes back');
    await app.scan(bolt);
    await app.press('1 Box of 200 200 pcs');
    await app.press(/^Nobody knows/);
    await app.press('Not needed');
    await app.shows('Bolt M8 has no number and cannot be put on hold. Put it aside.');
  });
});

describe('to a supplier', () => {
  test('[RET-1] goods on hold go back, from where they stand, with a reason', async () => {
    app = await openApp({ path: '/return/supplier' });
    await app.shows('Scan what goes back');
    await app.scan(`02${oats}37100${gs}10OF-0930`);
    await app.shows('Which receipt was it?');
    await app.press(/^Nobody knows/);
    await app.press('Faulty');
    await app.shows('Saved here');
    await app.shows('No receipt of OF-0930 is known.');
    expect(await bodies()).toMatchObject([
      { kind: 'return-to-supplier', payload: { from: 'stock', to: 'supplier', goods: { quantity: '100' } } },
    ]);
  });

  test('[RET-1] goods that came in here know their receipt', async () => {
    app = await openApp({ path: '/receive/in-00031' });
    await app.shows('Close receipt');
    await app.scan(`02${oats}1727091737200${gs}10OF-1001`);
    await app.shows('200 of 1000 kg');
    await app.router.navigate('/return/supplier');
    await app.shows('Scan what goes back');
    await app.scan(`02${oats}3750${gs}10OF-1001`);
    await app.press('Too many sent');
    await app.shows('OF-1001 · 50 kg · IN/00031 · Too many sent');
    expect((await bodies()).at(-1)).toMatchObject({ payload: { receipt: 'in-00031', from: 'dock' } });
  });

  test('[X16] a pallet goes back whole', async () => {
    app = await openApp({ path: '/return/supplier' });
    await app.shows('Scan what goes back');
    await app.scan('00095240000000000033');
    await app.press('Wrong goods');
    await app.shows('Saved here');
    expect(await bodies()).toMatchObject([{ payload: { goods: { whole: expect.any(String) } } }]);
  });
});
