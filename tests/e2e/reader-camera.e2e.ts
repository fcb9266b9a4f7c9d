import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Luma } from '../../src/scan/ladder/luma.ts';
import { type OpenPage, type ReaderHost, hostReader } from '../reader/page/open-page.ts';
import { montage, sixLabels } from '../reader/scenes/montage.ts';
import { renderScene } from '../reader/scenes/render.ts';
import { type Scene, plainScene } from '../reader/scenes/scene.ts';

let host: ReaderHost;
let open: OpenPage | undefined;
beforeAll(async () => {
  host = await hostReader();
});
afterAll(() => host.close());
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const shot = (scene: Partial<Scene>) => renderScene({ ...plainScene, name: 'camera/1', ...scene });

async function start(frames: readonly Luma[], mode = 'single', query = '') {
  open = await host.open(frames, query);
  const { page } = open;
  await page.evaluate(() => window.reader.decoder.warm);
  const begun = await page.evaluate((wanted) => window.reader.start(wanted as never), mode);
  return { page, begun };
}

describe('one label before the camera', () => {
  test('it is read in the worker, named by its identifier, with the separator, and said once', async () => {
    const { luma, symbol } = shot({ symbol: 'gs1-128' });
    const { page } = await start([luma]);
    await page.waitForFunction(() => window.reader.events.length > 0);
    await page.waitForFunction(() => window.reader.frames.length > 25);
    const events = await page.evaluate(() => window.reader.events);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      text: symbol?.text,
      symbology: ']C1',
      source: 'camera',
      confidence: 1,
    });
    expect(events[0]?.text).toContain('\u001d');
    const state = await page.evaluate(() => window.reader.states.at(-1));
    expect(state).toMatchObject({ kind: 'on', engine: 'wasm', frames: 'processor' });
  });

  test('a GS1-128 turned by 40 degrees is read', async () => {
    const { luma, symbol } = shot({ symbol: 'gs1-128', angle: 40, pixels: 2.6 });
    const { page } = await start([luma]);
    await page.waitForFunction(() => window.reader.events.length > 0);
    expect(await page.evaluate(() => window.reader.events[0]?.text)).toBe(symbol?.text);
  });

  test('the position of a read is where the label stands', async () => {
    const { luma } = shot({ symbol: 'gs1datamatrix', at: { x: 0.3, y: 0.6 } });
    const { page } = await start([luma]);
    await page.waitForFunction(() => window.reader.events.length > 0);
    const quad = await page.evaluate(() => window.reader.events[0]?.position ?? []);
    for (const { x, y } of quad) {
      expect(Math.abs(x - 0.3)).toBeLessThan(0.06);
      expect(Math.abs(y - 0.6)).toBeLessThan(0.1);
    }
    expect(quad).toHaveLength(4);
  });

  test('the other two ways to frames read as well', async () => {
    const { luma, symbol } = shot({ symbol: 'code128' });
    for (const [gone, path] of [
      [['MediaStreamTrackProcessor'], 'video-frame'],
      [['MediaStreamTrackProcessor', 'VideoFrame'], 'bitmap'],
    ] as const) {
      open = await host.open([luma]);
      const { page } = open;
      await page.evaluate((names) => {
        for (const name of names) Reflect.deleteProperty(globalThis, name);
      }, gone);
      await page.evaluate(() => window.reader.start());
      await page.waitForFunction(() => window.reader.events.length > 0);
      const [text, state] = await page.evaluate(
        () => [window.reader.events[0]?.text, window.reader.states.at(-1)] as const,
      );
      expect([text, state]).toEqual([symbol?.text, expect.objectContaining({ frames: path })]);
      await open.close();
    }
  });
});

describe('a code whose own check is weak', () => {
  /** An EAN of which a crease leaves a sliver: one frame has too few lines to prove it. */
  const sliver = (label: number) => {
    const { luma, symbol } = shot({ name: `camera/sliver/${label}`, symbol: 'ean13', pixels: 4 });
    const data = new Uint8Array(luma.data);
    for (let y = 0; y < luma.height; y += 1)
      if (Math.abs(y - luma.height / 2) > 8) data.fill(200, y * luma.width, (y + 1) * luma.width);
    return { luma: { ...luma, data }, text: symbol?.text };
  };

  test('is said at its second sighting, not at its first', async () => {
    const { luma, text } = sliver(0);
    const { page } = await start([luma]);
    await page.waitForFunction(() => window.reader.events.length > 0);
    const [event, sightings] = await page.evaluate(() => {
      const [first] = window.reader.events;
      const until = (first?.at ?? 0) + performance.timeOrigin + 0.5;
      return [
        first,
        window.reader.frames.filter(({ at, readings }) => at <= until && readings.length > 0).length,
      ] as const;
    });
    expect(event).toMatchObject({ text, symbology: ']E0' });
    expect(sightings).toBeGreaterThanOrEqual(2);
  });

  test('is never said while every frame says something else', async () => {
    const { page } = await start(Array.from({ length: 14 }, (_, label) => sliver(label).luma));
    await page.waitForFunction(
      () => window.reader.frames.filter(({ readings }) => readings.length > 0).length > 20,
    );
    expect(await page.evaluate(() => window.reader.events)).toEqual([]);
  });
});

describe('several labels', () => {
  const six = () => montage(sixLabels);

  test('six codes in a frame are six scans', async () => {
    const { luma, texts } = six();
    const { page } = await start([luma], 'multi');
    await page.waitForFunction(() => window.reader.events.length >= 6, undefined, { timeout: 30_000 });
    const said = await page.evaluate(() => window.reader.events.map(({ text }) => text));
    expect(said.toSorted()).toEqual(texts.toSorted());
  });

  test('a tap chooses among several, and nothing is said before it', async () => {
    const { luma } = six();
    const { page } = await start([luma], 'choose');
    await page.waitForFunction(
      () => window.reader.frames.filter(({ readings }) => readings.length >= 3).length > 3,
    );
    expect(await page.evaluate(() => window.reader.events.length)).toBe(0);
    const chosen = await page.evaluate(() => window.reader.camera()?.tap({ x: 0.5, y: 0.24 }));
    const events = await page.evaluate(() => window.reader.events);
    expect([chosen, events.map(({ symbology }) => symbology)]).toEqual(['chosen', [']d2']]);
  });

  test('counting tallies what stands in view together', async () => {
    const { luma, texts } = six();
    const { page } = await start([luma], 'count');
    await page.waitForFunction(() => Object.keys(window.reader.counts()).length >= 6, undefined, {
      timeout: 30_000,
    });
    expect(await page.evaluate(() => window.reader.counts())).toEqual(
      Object.fromEntries(texts.map((text) => [text, 1])),
    );
  });
});

describe('the camera itself', () => {
  test('it is released on leaving and when the page is out of sight, and comes back', async () => {
    const { luma } = shot({ symbol: 'code128' });
    const { page } = await start([luma]);
    const isLive = () =>
      page.evaluate(() => {
        const { srcObject } = document.querySelector('video') ?? { srcObject: null };
        return (
          srcObject instanceof MediaStream &&
          srcObject.getTracks().some(({ readyState }) => readyState === 'live')
        );
      });
    expect(await isLive()).toBe(true);
    const hide = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await hide('hidden');
    expect([await isLive(), await page.evaluate(() => window.reader.camera()?.state())]).toEqual([
      false,
      { kind: 'paused' },
    ]);
    await hide('visible');
    await page.waitForFunction(() => window.reader.camera()?.state().kind === 'on');
    await page.evaluate(() => window.reader.camera()?.stop());
    expect([await isLive(), await page.evaluate(() => window.reader.camera()?.state())]).toEqual([
      false,
      { kind: 'off' },
    ]);
  });

  test('closing while it starts leaves no light on', async () => {
    const { luma } = shot({ symbol: 'code128' });
    open = await host.open([luma]);
    const live = await open.page.evaluate(async () => {
      const tracks: MediaStreamTrack[] = [];
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (constraints) => {
        const stream = await ask(constraints);
        tracks.push(...stream.getTracks());
        return stream;
      };
      const starting = window.reader.start();
      window.reader.camera()?.stop();
      await starting;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return tracks.map(({ readyState }) => readyState);
    });
    expect(live).toEqual(['ended']);
  });

  test.each([
    ['NotAllowedError', 'permission-refused'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'none'],
  ])('%s is said as %s', async (name, why) => {
    open = await host.open();
    const { page } = open;
    await page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('no', error);
      };
      return window.reader.start();
    }, name);
    expect(await page.evaluate(() => window.reader.states.at(-1))).toEqual({ kind: 'failed', why });
  });

  test('where workers are refused, the JavaScript engine reads with two sightings', async () => {
    const { luma, symbol } = shot({ symbol: 'gs1datamatrix', pixels: 6 });
    const { page } = await start([luma], 'single', '?no-workers');
    await page.waitForFunction(() => window.reader.events.length > 0, undefined, { timeout: 30_000 });
    const [event, state] = await page.evaluate(
      () => [window.reader.events[0], window.reader.states.at(-1)] as const,
    );
    expect(event).toMatchObject({ text: symbol?.text, symbology: ']d2', format: 'DataMatrix' });
    expect(state).toMatchObject({ kind: 'on', engine: 'js' });
  });
});
