import { describe, expect, test } from 'vitest';
import { type Profile, createProfile } from '../../../tests/support/browser/profile.ts';
import { aDevice, anEnrolment } from '../../../tests/support/dock-device.ts';
import { aDock, aReceive, ids } from '../../../tests/support/rule-book.ts';
import type { SequenceId } from '#domain/base/ids.ts';
import { blockSize } from './block-size.ts';

const run = 'lots' as SequenceId;
const block = (id: string, first: number, last: number) => ({ id, sequence: run, first, last });

async function aPrinter(profile: Profile = createProfile()) {
  const book = aDock();
  book.put('sequence', run, { id: run, name: 'Lots', prefix: 'L{YY}-', suffix: '', padding: 4 });
  return aDevice(profile, { book });
}

describe('numbers', () => {
  test('[NUM-5] out of leased blocks, in rising order, never twice: not by two tabs, not after a restart', async () => {
    const profile = createProfile();
    const one = await aPrinter(profile);
    const two = await aPrinter(profile);
    await one.numbers.keep([block('b', 11, 12), block('a', 1, 3)]);
    const texts = await Promise.all([one, two, one, two].map(({ numbers }) => numbers.next(run)));
    expect(texts.map(({ text }) => text).toSorted()).toEqual([
      'L26-0001',
      'L26-0002',
      'L26-0003',
      'L26-0011',
    ]);
    expect(await two.numbers.left(run)).toBe(1);
    one.close();
    two.close();
    const after = await aPrinter(profile);
    // The same lease answered once more gives nothing out again.
    await after.numbers.keep([block('a', 1, 3), block('b', 11, 12)]);
    expect(await after.numbers.next(run)).toEqual({ text: 'L26-0012', dry: false });
    expect(await after.numbers.left(run)).toBe(0);
  });

  test('[M24, NUM-5] exactly so many at once, over block after block, passing over what is in use; the rest is its own', async () => {
    const printer = await aPrinter();
    await printer.numbers.keep([block('a', 1, 3), block('b', 11, 13)]);
    const taken = await printer.recorder.record(aReceive({ lot: 'L26-0002' }));
    expect(taken.ok).toBe(true);
    expect(await printer.numbers.take(run, 4)).toEqual({
      texts: ['L26-0001', 'L26-0003', 'L26-0011', 'L26-0012'],
      dry: 0,
    });
    expect(await printer.numbers.take(run, 3)).toEqual({
      texts: ['L26-0013', 'L26-D7-1', 'L26-D7-2'],
      dry: 2,
    });
    expect(await printer.numbers.next(run)).toEqual({ text: 'L26-D7-3', dry: true });
  });

  test('[NUM-5] dry: a number of its own that nobody else can have, and it says so', async () => {
    const printer = await aPrinter();
    expect(await printer.numbers.next(run)).toEqual({ text: 'L26-D7-1', dry: true });
    expect(await printer.numbers.next(run)).toEqual({ text: 'L26-D7-2', dry: true });
    // A refill asks for it from now on.
    expect(await printer.blocks.wanted()).toEqual([run]);
    await printer.numbers.keep([block('a', 1, 3)]);
    expect(await printer.numbers.next(run)).toEqual({ text: 'L26-0001', dry: false });
  });

  test('[NUM-5] after the loss of the database the short name does not count from one again', async () => {
    const profile = createProfile();
    const before = await aPrinter(profile);
    await before.numbers.next(run);
    await before.numbers.next(run);
    before.close();
    profile.loseDatabases();
    const after = await aPrinter(profile);
    expect((await after.numbers.next(run)).text).toBe('D7-3');
  });

  test('[NUM-1] a number that is a lot already is passed over', async () => {
    const printer = await aPrinter();
    await printer.numbers.keep([block('a', 1, 3)]);
    await printer.recorder.record(aReceive({ lot: 'L26-0001' }));
    await printer.recorder.record(aReceive({ lot: 'L26-0002', product: ids.oats }));
    expect((await printer.numbers.next(run)).text).toBe('L26-0003');
  });

  test('[NUM-5] low water is said in time', async () => {
    const printer = await aPrinter();
    await printer.numbers.keep([block('a', 1, blockSize)]);
    await printer.tell();
    expect(printer.status.getState().lowNumbers).toEqual([]);
    await printer.numbers.keep([block('b', 1000, 1000)]);
    for (let n = 0; n < blockSize * 0.8 + 1; n += 1) await printer.numbers.next(run);
    await printer.tell();
    expect(printer.status.getState().lowNumbers).toEqual([run]);
  });

  test('[NUM-5] a new enrolment voids the blocks of the old one', async () => {
    const printer = await aPrinter();
    await printer.numbers.keep([block('a', 1, 3)]);
    await printer.adopt(anEnrolment({ device: 'other' as never, short: 'D9' }), await printer.nextSigner());
    expect(await printer.numbers.next(run)).toEqual({ text: 'L26-D9-1', dry: true });
  });
});

test('[A02] a run that was raised goes on from there; what lies ahead is seen without being spent', async () => {
  const book = aDock();
  const lots = { id: run, name: 'Lots', prefix: 'L-', suffix: '', padding: 4, startAt: 13 };
  book.put('sequence', run, lots);
  const printer = await aDevice(createProfile(), { book });
  await printer.numbers.keep([block('a', 1, 3), block('b', 11, 14), block('c', 21, 24)]);
  expect(await printer.numbers.ahead(run, 3)).toEqual([13, 14, 21]);
  expect(await printer.numbers.next(run)).toEqual({ text: 'L-0013', dry: false });
  expect(await printer.numbers.ahead(run, 3)).toEqual([14, 21, 22]);
  expect(await printer.numbers.left(run)).toBe(5);
});
