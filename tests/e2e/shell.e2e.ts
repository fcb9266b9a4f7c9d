import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { extname, join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';

const dist = new URL('../../dist/', import.meta.url).pathname;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The built files alone, as any web server has them: one that can be changed and stopped between two starts. */
interface Shelf {
  readonly origin: string;
  readonly asked: string[];
  /** What the service worker asked for while it was installed. */
  readonly fetched: string[];
  /** The most requests of it that waited for an answer at one time. */
  readonly most: () => number;
  /** Answers in the place of the built files. */
  readonly instead: Map<string, string>;
  stop(): Promise<void>;
}

async function startShelf(): Promise<Shelf> {
  const asked: string[] = [];
  const fetched: string[] = [];
  const instead = new Map<string, string>();
  let open = 0;
  let most = 0;
  const server: Server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    if (request.headers.referer?.endsWith('/sw.js')) {
      fetched.push(path);
      most = Math.max(most, (open += 1));
      response.on('close', () => (open -= 1));
      // A way to the server and back.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const file = extname(path) === '' && !path.startsWith('/api') ? '/index.html' : path;
    try {
      const body = instead.get(file) ?? readFileSync(join(dist, file));
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'text/plain',
        'cache-control': 'no-cache',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    asked,
    fetched,
    most: () => most,
    instead,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

let shelf: Shelf;
let context: BrowserContext;
let page: Page;
let violations: string[];

beforeEach(async () => {
  shelf = await startShelf();
  context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'lotline-shell-')), {
    executablePath: process.env['LOTLINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
    viewport: { width: 360, height: 640 },
    locale: 'en-GB',
  });
  page = await context.newPage();
  violations = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted(?:Script|HTML)|violates/.test(message.text()))
      violations.push(message.text());
  });
  await page.goto(shelf.origin);
  await page.getByText('This device does not belong to a plant yet.').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});
afterEach(async () => {
  await context.close();
  await shelf.stop();
  expect(violations).toEqual([]);
});

const version2 = (): string => `${readFileSync(join(dist, 'sw.js'), 'utf8')}\n// version 2`;

test('with the server dead the app starts, at any address, with its fonts and its reader at hand', async () => {
  await shelf.stop();
  for (const path of ['/', '/queue', '/code', '/device', '/receive/new', '/nowhere']) {
    await page.goto(shelf.origin + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  const parts = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
  for (const end of ['.wasm', '.woff2', '.webmanifest', '/index.html'])
    expect(parts.some((part) => part.endsWith(end))).toBe(true);
});

test('the shell comes over several lanes at a time, and no part of it by two of them', async () => {
  expect(shelf.most()).toBeGreaterThanOrEqual(2);
  expect(shelf.most()).toBeLessThanOrEqual(4);
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('workbox-precache'));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(new Set(kept).size).toBe(kept.length);
  const parts = shelf.fetched.filter((path) => path.startsWith('/assets/'));
  // Where the lanes meet in the middle, one may be under way twice.
  expect(parts.length - new Set(parts).size).toBeLessThanOrEqual(3);
  expect(kept.filter((path) => path.startsWith('/assets/')).toSorted()).toEqual(
    [...new Set(parts)].toSorted(),
  );
});

test('a new version waits until it is asked for, and is not offered in the middle of a form', async () => {
  shelf.instead.set('/sw.js', version2());
  await page.goto(`${shelf.origin}/enrol`);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null, undefined, {
    timeout: 30_000,
  });
  await page.getByText('One-time code').waitFor();
  expect(await page.getByText('A new version is ready.').count()).toBe(0);

  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('A new version is ready.').waitFor();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Load it now' }).click()]);
  await page.getByText('This device does not belong to a plant yet.').waitFor();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
  expect(await page.getByText('A new version is ready.').count()).toBe(0);
});

test('parts of the former version are still found after an update', async () => {
  const part = await page.evaluate(() => {
    const script = document.querySelector<HTMLScriptElement>('script[type=module]');
    return script ? new URL(script.src).pathname : '';
  });
  // The new version has no such part any more, and neither has the server.
  const worker = version2();
  const entry = new RegExp(`\\{[^{}]*${part.slice(1).replaceAll('.', '\\.')}[^{}]*\\},?`);
  expect(worker).toMatch(entry);
  shelf.instead.set('/sw.js', worker.replace(entry, ''));
  await page.reload();
  await page.getByText('A new version is ready.').waitFor({ timeout: 30_000 });
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Load it now' }).click()]);
  await page.getByText('This device does not belong to a plant yet.').waitFor();
  await shelf.stop();
  expect(await page.evaluate(async (path) => (await fetch(path)).status, part)).toBe(200);
});

test('the kill switch takes the worker and its caches away within one load, and leaves the stores alone', async () => {
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  shelf.instead.set('/sw-off.txt', 'off\n');
  await page.reload();
  await page.waitForFunction(
    async () => !(await caches.keys()).some((name) => name.startsWith('workbox')),
    undefined,
    { timeout: 30_000 },
  );
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases).toContain('lotline-queue');
});

test('it can be installed: manifest, icons of every kind, shortcuts', async () => {
  const manifest = (await (await fetch(`${shelf.origin}/manifest.webmanifest`)).json()) as {
    id: string;
    scope: string;
    icons: { src: string; sizes: string; purpose: string }[];
    shortcuts: { url: string }[];
    launch_handler: unknown;
  };
  expect(manifest).toMatchObject({ id: '/', scope: '/', launch_handler: { client_mode: 'focus-existing' } });
  expect(manifest.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`).sort()).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 512x512',
    'monochrome 512x512',
  ]);
  for (const { src } of manifest.icons) expect((await fetch(shelf.origin + src)).status).toBe(200);
  for (const { url } of manifest.shortcuts) {
    await page.goto(shelf.origin + url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('This address leads nowhere').count()).toBe(0);
  }
});

test('the camera runs under the policy of the page, its engine in a worker', async () => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(`${shelf.origin}/code`);
  await page.getByRole('button', { name: 'Camera' }).click();
  await page.getByRole('button', { name: 'Close camera' }).waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0, undefined, {
    timeout: 30_000,
  });
  await expect
    .poll(() => workers.some((url) => url.includes('decode.worker')), { timeout: 30_000 })
    .toBe(true);
  await page.getByRole('button', { name: 'Close camera' }).click();
  await expect.poll(() => page.locator('video').count()).toBe(0);
});
