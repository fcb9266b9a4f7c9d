import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, chromium } from 'playwright-core';
import sharp from 'sharp';
import { build } from 'vite';
import type { Luma } from '../../../src/scan/ladder/luma.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/reader/', import.meta.url));

/** Where a test may put the videos of its cameras. */
export const videoFile = (name: string): string => join(cache, `${name}-${process.pid}.mjpeg`);

export interface ReaderHost {
  /** A fresh browser whose camera shows these frames for ever; without frames there is no camera. */
  readonly open: (frames?: readonly Luma[], query?: string) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
/** The app's own policy: what the reader needs beyond it would not work there. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types app";

/** Builds the reader's page as the app is built and serves it on the loopback. */
export async function hostReader(): Promise<ReaderHost> {
  const out = join(cache, `page-${process.pid}`);
  await build({
    root: here,
    base: './',
    logLevel: 'error',
    configFile: false,
    worker: { format: 'es' },
    build: { outDir: out, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => void answer(out, request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let video = 0;
  return {
    async open(frames, query = '') {
      video += 1;
      const file = join(cache, `camera-${process.pid}-${video}.mjpeg`);
      if (frames !== undefined) await writeVideo(file, frames);
      const browser = await launch(frames === undefined ? undefined : file);
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/${query}`);
      await page.waitForFunction(() => 'reader' in window);
      return {
        page,
        async close() {
          await browser.close();
          await rm(file, { force: true });
        },
      };
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(out, { recursive: true, force: true });
    },
  };
}

async function answer(folder: string, url: string, response: ServerResponse): Promise<void> {
  const path = new URL(url, 'http://x').pathname;
  const file = join(folder, path === '/' ? 'index.html' : path.replaceAll('..', ''));
  const bytes = await readFile(file).catch(() => undefined);
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': type,
    'content-security-policy': policy,
  });
  response.end(bytes);
}

async function launch(video: string | undefined): Promise<Browser> {
  const camera =
    video === undefined
      ? []
      : [
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-video-capture=${video}`,
        ];
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      ...camera,
    ],
  });
}

/** Motion JPEG is JPEGs one after the other; the fake camera plays them at 30 a second, round and round. */
export async function writeVideo(file: string, frames: readonly Luma[]): Promise<void> {
  await mkdir(cache, { recursive: true });
  const pictures = await Promise.all(
    frames.map(({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 1 } })
        .toColourspace('srgb')
        .jpeg({ quality: 92, chromaSubsampling: '4:2:0' })
        .toBuffer(),
    ),
  );
  await writeFile(file, Buffer.concat(pictures));
}
