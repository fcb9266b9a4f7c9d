import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFileCabinet } from '../../../tests/support/browser/files.ts';
import { crc32 } from './crc32.ts';
import { decodeFrames, encodeFrame } from './frames.ts';
import { createSegments } from './segments.ts';

const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('frames', () => {
  test('the check value of CRC-32 is the one of its catalogue', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  test('whatever was written is read, in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const read = decodeFrames(join(...texts.map(encodeFrame)));
        expect(read.texts).toEqual(texts);
        expect(read.damaged).toBe(0);
      }),
    );
  });

  test('[R3] a tail cut at any byte costs the last frame and nothing before it', () => {
    const whole = join(encodeFrame('one'), encodeFrame('two'));
    const before = encodeFrame('one').length;
    for (let cut = before; cut < whole.length; cut += 1) {
      const read = decodeFrames(whole.subarray(0, cut));
      expect(read).toEqual({ texts: ['one'], end: before, damaged: 0 });
    }
  });

  test('[R5] a flipped byte costs its own frame; what stands behind it is still read', () => {
    const whole = join(encodeFrame('one'), encodeFrame('two'), encodeFrame('three'));
    const [first, second] = [encodeFrame('one').length, encodeFrame('two').length];
    for (let at = first; at < first + second; at += 1) {
      const damaged = Uint8Array.from(whole, (byte, where) => (where === at ? byte ^ 0xff : byte));
      expect(decodeFrames(damaged)).toMatchObject({ texts: ['one', 'three'], damaged: second });
    }
  });
});

describe('segments', () => {
  test('a torn tail is cut when the journal is opened, and writing goes on behind it', async () => {
    const cabinet = createFileCabinet();
    const before = createSegments(cabinet.forTab('before'));
    await before.open();
    before.append(['one', 'two'], true);
    cabinet.kill('before');
    cabinet.tear(3);

    const after = createSegments(cabinet.forTab('after'));
    expect(await after.open()).toMatchObject({ texts: ['one'], damaged: 0, cut: 12 });
    after.append(['three'], true);
    after.close();
    expect((await createSegments(cabinet.forTab('last')).open()).texts).toEqual(['one', 'three']);
  });

  test('each living tab has a segment of its own; what a dead one left is read', async () => {
    const cabinet = createFileCabinet();
    const [one, two] = [createSegments(cabinet.forTab('1')), createSegments(cabinet.forTab('2'))];
    await one.open();
    expect(await two.open()).toMatchObject({ held: 1, texts: [] });
    one.append(['of one'], true);
    two.append(['of two'], true);
    cabinet.kill('2');
    const three = createSegments(cabinet.forTab('3'));
    expect(await three.open()).toMatchObject({ held: 1, texts: ['of two'] });
    cabinet.kill('1');
    cabinet.kill('3');
    expect((await createSegments(cabinet.forTab('4')).open()).texts.toSorted()).toEqual(['of one', 'of two']);
  });

  test('a rewrite leaves exactly what it was given, and the segments of others alone', async () => {
    const cabinet = createFileCabinet();
    const [gone, other, own] = ['gone', 'other', 'own'].map((tab) => createSegments(cabinet.forTab(tab)));
    if (!gone || !other || !own) throw new Error('three');
    await gone.open();
    await other.open();
    gone.append(['old', 'older'], true);
    other.append(['theirs'], true);
    cabinet.kill('gone');
    await own.open();
    await own.rewrite(['kept']);
    own.append(['new'], true);
    for (const tab of ['own', 'other']) cabinet.kill(tab);
    expect((await createSegments(cabinet.forTab('last')).open()).texts.toSorted()).toEqual([
      'kept',
      'new',
      'theirs',
    ]);
  });
});
