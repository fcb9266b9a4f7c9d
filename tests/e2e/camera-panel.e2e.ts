import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { videoFile, writeVideo } from '../reader/page/open-page.ts';
import { montage, sixLabels } from '../reader/scenes/montage.ts';
import { type Handheld } from './support/browser.ts';
import { aHandheld, aSite } from './support/closing.ts';
import { urlOf } from './support/worker.ts';

/** A phone with a good lens: the fake camera of the browser has neither light nor zoom nor a focus to set. */
function richLens(): void {
  const settings = new WeakMap<MediaStreamTrack, Record<string, unknown>>();
  const applied: unknown[] = [];
  Object.assign(window, { applied });
  const { getSettings } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.getCapabilities = () =>
    ({
      torch: true,
      zoom: { min: 1, max: 6, step: 0.1 },
      focusMode: ['continuous', 'single-shot'],
      pointsOfInterest: [],
    }) as never;
  MediaStreamTrack.prototype.getSettings = function get() {
    return { ...getSettings.call(this), ...settings.get(this) };
  };
  MediaStreamTrack.prototype.applyConstraints = function apply(constraints) {
    for (const one of constraints?.advanced ?? []) {
      applied.push(one);
      settings.set(this, { ...settings.get(this), ...(one as object) });
    }
    return Promise.resolve();
  };
}

async function openCamera(
  labels = sixLabels,
  before?: () => void,
): Promise<{ handheld: Handheld; page: Page; texts: string[] }> {
  const { luma, texts } = montage(labels);
  const camera = videoFile(`panel-${labels.length}`);
  await writeVideo(camera, [luma]);
  const site = await aSite();
  const handheld = await aHandheld({ camera });
  if (before) await handheld.context.addInitScript(before);
  // On this page a scan records nothing and is shown as it arrived.
  const page = await handheld.page(urlOf(site, '/code'));
  await page.getByRole('button', { name: 'Camera' }).click();
  return { handheld, page, texts };
}

const applied = (page: Page) => page.evaluate(() => (window as unknown as { applied: unknown[] }).applied);
const outlines = (page: Page) => page.locator('section[aria-label="Camera"] polygon');
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
/** Codes are shown with the names of their control characters. */
const shown = (text: string): string => text.replaceAll('\u001d', '‹GS›');

test('[X14] a label before the camera is outlined and scanned', async () => {
  const { page, texts } = await openCamera(sixLabels.slice(1, 2));
  await page.getByText(shown(texts[0] ?? '')).waitFor();
  await outlines(page).first().waitFor();
  expect(await outlines(page).count()).toBe(1);
});

test('[X14] of several labels nothing is scanned until one is tapped, on the picture or on its button', async () => {
  const { page, texts } = await openCamera();
  await press(page, 'Pick');
  const choices = page.getByRole('group', { name: 'Codes in view' }).getByRole('button');
  await choices.nth(2).waitFor();
  const main = page.locator('main');
  const before = await main.innerText();
  // The first look of the camera, before the mode was chosen, may have read one: the person means another.
  const meant = texts.find((text) => !text.includes('\u001d') && !before.includes(text)) ?? '';
  const mine = choices.filter({ hasText: meant });
  await mine.waitFor();
  expect(await main.innerText()).toBe(before);
  await mine.click();
  await main.getByText(meant).first().waitFor();
});

test('[X14] counting tallies what is in view, and hands it over only when it is taken', async () => {
  const { page, texts } = await openCamera();
  await press(page, 'Count');
  await page.getByText('6 labels').waitFor();
  await press(page, 'Scan 6 codes');
  // The last of the six stands on the page.
  await page.waitForFunction(
    (wanted) => wanted.some((text) => document.querySelector('main')?.textContent?.includes(text)),
    texts.map((text) => shown(text)),
  );
});

test('light, zoom and focus are there where the lens has them, and the zoom is remembered', async () => {
  const { page } = await openCamera(sixLabels.slice(1, 2), richLens);
  await press(page, 'Light');
  await page.getByRole('button', { name: 'Light', pressed: true }).waitFor();
  await press(page, /^Zoom 1×/);
  await press(page, 'Zoom 2×');
  await page.getByRole('button', { name: 'Zoom 4×' }).waitFor();
  await page.getByRole('button', { name: 'Focus at this place' }).click({ position: { x: 20, y: 20 } });
  await expect
    .poll(() => applied(page))
    .toContainEqual(
      expect.objectContaining({
        focusMode: 'single-shot',
        pointsOfInterest: [expect.objectContaining({ x: expect.any(Number) })],
      }),
    );
  expect(await applied(page)).toContainEqual(expect.objectContaining({ torch: true }));
  await page.reload();
  await press(page, 'Camera');
  await page.getByRole('button', { name: 'Zoom 4×' }).waitFor();
  expect(await applied(page)).toContainEqual({ zoom: 4 });
});

test.each([
  ['NotAllowedError', 'This page may not use the camera.'],
  ['NotReadableError', 'Another app holds the camera.'],
])('%s is said in words, and a picture from a file is read instead', async (name, words) => {
  const { luma, texts } = montage(sixLabels.slice(1, 2));
  const picture = await sharp(luma.data, { raw: { width: luma.width, height: luma.height, channels: 1 } })
    .png()
    .toBuffer();
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site, '/code'));
  await page.evaluate((error) => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('no', error);
    };
  }, name);
  await press(page, 'Camera');
  await page.getByText(words).waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: picture });
  await page.getByText(shown(texts[0] ?? '')).waitFor();
});
