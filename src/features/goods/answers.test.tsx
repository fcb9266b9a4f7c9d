import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { NotKept } from '../../data/contract.ts';

const gs = '\u001d';
const oats = '09524000001016';
const sack = (lot: string): string => `01${oats}1727091710${lot}`;

// Other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});
const bodies = async () => (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => body);

interface Room {
  readonly name: string;
  readonly path: string;
  readonly person: string;
  /** Until the question stands on the screen. */
  readonly ask: () => Promise<void>;
  readonly asked: string;
  readonly answer: string;
  /** Its own words of a scan that comes while the answer is recorded. */
  readonly next: string;
}

const rooms: readonly Room[] = [
  {
    name: 'receive',
    path: '/receive/in-00031',
    person: 'ben',
    async ask() {
      await app.shows('Close receipt');
      await app.scan(sack('OF-1001'));
    },
    asked: 'How many?',
    answer: '1 Sack 25 kg',
    next: `02${oats}17270917371${gs}10OF-1002`,
  },
  {
    name: 'receive: another one',
    path: '/receive/in-00031',
    person: 'ben',
    async ask() {
      await app.shows('Close receipt');
      for (let at = 0; at < 2; at += 1) await app.scan(`02${oats}172709173725${gs}10OF-1001`);
    },
    asked: 'This label was scanned before',
    answer: 'Another one Adds 25 kg',
    next: `02${oats}17270917371${gs}10OF-1002`,
  },
  {
    name: 'deliver',
    path: '/deliver/out-00023',
    person: 'ben',
    async ask() {
      await app.shows('Close delivery');
      await app.scan(`01${oats}10OF-0901`);
    },
    asked: 'How many?',
    answer: '1 Sack 25 kg',
    next: `02${oats}371${gs}10OF-0901`,
  },
  {
    name: 'put-away',
    path: '/move/int-00001',
    person: 'ben',
    async ask() {
      await app.shows('Close transfer');
      await app.scan('9524000001092');
    },
    asked: 'How many?',
    answer: '1 Box of 200 200 pcs',
    next: `02095240000010853710${gs}10GR-6`,
  },
  {
    name: 'scrap',
    path: '/scrap',
    person: 'ana',
    async ask() {
      await app.shows('Scan the goods, or their place first');
      await app.scan('LOC-STOCK');
      await app.scan(`02${oats}375${gs}10OF-0915`);
    },
    asked: 'Why is it thrown away?',
    answer: 'Damaged',
    next: `02${oats}371${gs}10OF-0901`,
  },
  {
    name: 'return',
    path: '/return/customer',
    person: 'ben',
    async ask() {
      await app.shows('Scan what comes back');
      await app.scan('010952400000105421PP-0000');
    },
    asked: 'Why does it come back?',
    answer: 'Faulty',
    next: `02095240000010473712${gs}10MU-0985`,
  },
  {
    name: 'adopt',
    path: '/adopt?product=bran',
    person: 'ben',
    async ask() {
      await app.shows('Still without a number');
      await app.scan('010952400000111510BR-5');
    },
    asked: 'How many?',
    answer: '1 Sack 20 kg',
    next: '0209524000001115371\u001d10BR-6',
  },
];

describe('an answer', () => {
  test.each(rooms)(
    '[X01] $name: the sheet stays until the answer is written down, and takes it once',
    async ({ path, person, ask, asked, answer, next }) => {
      app = await openApp({ path, person });
      await ask();
      await app.shows(asked);
      const before = (await bodies()).length;
      const { recorder } = app.stores;
      const record = recorder.record.bind(recorder);
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      vi.spyOn(recorder, 'record').mockImplementation(async (...given) => {
        await gate;
        return record(...given);
      });
      await app.press(answer);
      await app.press(answer);
      const scanned = next === '' ? undefined : app.scan(next);
      await app.shows('Is being recorded');
      expect(app.text()).toContain(asked);
      go();
      await scanned;
      await app.hides(asked);
      await app.shows('Saved here');
      expect(await bodies()).toHaveLength(before + (next === '' ? 1 : 2));
    },
  );

  test.each(rooms)(
    '[X01] $name: what this device cannot keep is told in the sheet, which takes the answer again',
    async ({ path, person, ask, asked, answer }) => {
      app = await openApp({ path, person });
      await ask();
      await app.shows(asked);
      const before = (await bodies()).length;
      vi.spyOn(app.stores.recorder, 'record').mockRejectedValueOnce(new NotKept('full'));
      await app.press(answer);
      await app.shows('No room left on this device.');
      expect(app.text()).toContain(asked);
      expect(document.querySelector('dialog')?.textContent).toContain('No room left on this device.');
      expect(await bodies()).toHaveLength(before);
      await app.press(answer);
      await app.hides(asked);
      await app.shows('Saved here');
      expect(await bodies()).toHaveLength(before + 1);
    },
  );
});
