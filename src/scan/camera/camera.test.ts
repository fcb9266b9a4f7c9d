import { describe, expect, test } from 'vitest';
import { abilitiesOf, focusAt, zoomTo } from './lens-controls.ts';
import { failureOf, openCamera } from './open-camera.ts';
import { readingOfJs } from './zxing-js.ts';

describe('opening', () => {
  const stream = {} as MediaStream;
  const host = (answer: (constraints?: MediaStreamConstraints) => Promise<MediaStream>) => ({
    isSecureContext: true,
    mediaDevices: { getUserMedia: answer },
  });

  test('a page without https or without camera access says so', async () => {
    expect(await openCamera({ isSecureContext: false, mediaDevices: undefined }, undefined)).toEqual({
      ok: false,
      why: 'insecure',
    });
    expect(await openCamera({ isSecureContext: true, mediaDevices: undefined }, undefined)).toEqual({
      ok: false,
      why: 'unsupported',
    });
  });

  test('a remembered lens that is gone falls back to a rear camera', async () => {
    const asked: unknown[] = [];
    const opened = await openCamera(
      host(async (constraints) => {
        asked.push(constraints?.video);
        if (asked.length === 1) throw new DOMException('gone', 'OverconstrainedError');
        return stream;
      }),
      'lens-1',
    );
    expect(opened).toEqual({ ok: true, stream });
    expect(asked).toEqual([
      expect.objectContaining({ deviceId: { exact: 'lens-1' } }),
      expect.objectContaining({ facingMode: { ideal: 'environment' } }),
    ]);
  });

  test.each([
    ['NotAllowedError', 'permission-refused'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'none'],
    ['SomethingElse', 'unknown'],
  ])('%s is %s', (name, why) => {
    expect(failureOf(new DOMException('no', name))).toBe(why);
  });
});

describe('a lens that offers more', () => {
  const phone = (capabilities: object, applied: unknown[] = []) =>
    ({
      getCapabilities: () => capabilities,
      applyConstraints: async (constraints: MediaTrackConstraints) =>
        applied.push(...(constraints.advanced ?? [])),
    }) as unknown as MediaStreamTrack;

  test('torch, zoom and focus are offered where they are', () => {
    const rich = {
      torch: true,
      zoom: { min: 1, max: 4, step: 0.1 },
      focusMode: ['continuous', 'single-shot'],
    };
    expect(abilitiesOf(phone(rich))).toEqual({
      torch: true,
      zoom: { min: 1, max: 4, step: 0.1 },
      focus: true,
    });
    expect(abilitiesOf(phone({}))).toEqual({ torch: false, zoom: undefined, focus: false });
  });

  test('zoom stays within what the lens has', async () => {
    const applied: unknown[] = [];
    expect(await zoomTo(phone({ zoom: { min: 1, max: 4, step: 0.1 } }, applied), 9)).toBe(4);
    expect(applied).toEqual([{ zoom: 4 }]);
  });

  test('a tap focuses there and goes back to continuous focus', async () => {
    const applied: unknown[] = [];
    const point = { x: 0.3, y: 0.7 };
    const track = phone({ focusMode: ['continuous', 'single-shot'], pointsOfInterest: {} }, applied);
    expect(await focusAt(track, point)).toBe(true);
    expect(applied).toEqual([
      { pointsOfInterest: [point], focusMode: 'single-shot' },
      { pointsOfInterest: [point], focusMode: 'continuous' },
    ]);
    expect(await focusAt(phone({}), point)).toBe(false);
  });
});

describe('what the fallback engine can be trusted to say', () => {
  const result = (format: string, text: string, first?: number) =>
    readingOfJs({
      format,
      text,
      rawBytes: first === undefined ? undefined : new Uint8Array([first]),
      points: [],
    });

  test.each([
    ['CODE_128', ']C10109524000001016', undefined, ']C1', '0109524000001016'],
    ['CODE_128', '0109524000001016', undefined, ']C0', '0109524000001016'],
    ['DATA_MATRIX', '\u001d0109524000001016', undefined, ']d2', '0109524000001016'],
    ['DATA_MATRIX', '0109524000001016', 232, ']d2', '0109524000001016'],
    ['DATA_MATRIX', 'ABC', 66, ']d1', 'ABC'],
    ['QR_CODE', '0109524000001016', 0x51, ']Q3', '0109524000001016'],
    ['QR_CODE', 'https://example.com', 0x41, ']Q1', 'https://example.com'],
    ['QR_CODE', 'ABC', undefined, undefined, 'ABC'],
    ['UPC_A', '036000291452', undefined, ']E0', '0036000291452'],
    ['ITF', '09524000001016', undefined, ']I1', '09524000001016'],
    ['RSS_14', '09524000001016', undefined, ']e0', '0109524000001016'],
  ])('%s %j', (format, text, first, symbology, data) => {
    expect(result(format, text, first)).toMatchObject({ symbology, text: data });
  });

  test('a short ITF and a DataBar Expanded without separators are nothing', () => {
    expect(result('ITF', '123456')).toBeUndefined();
    expect(result('RSS_EXPANDED', '(01)09524000001016(10)AB')).toBeUndefined();
  });
});
