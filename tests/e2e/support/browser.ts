import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

const executable = process.env['LOTLINE_CHROMIUM'] ?? '/usr/bin/chromium';

/** A campaign makes every device this many times slower than the machine of the test. */
const slowness = Number(process.env['LOTLINE_SLOWNESS'] ?? 1);

/** A Chromium with a profile on disk that can be killed as a battery pull kills it, and started again on the same profile. */
export interface Handheld {
  readonly profile: string;
  readonly context: BrowserContext;
  page(url: string): Promise<Page>;
  /** SIGKILL to the whole process group, then waits until nothing of it is left: the next start must not overlap. */
  kill(): Promise<void>;
  /** An orderly end, as when a person closes the window. */
  close(): Promise<void>;
}

export interface HandheldOptions {
  readonly profile?: string;
  /** MJPEG file that the fake camera shows in a loop. */
  readonly camera?: string;
  readonly width?: number;
  readonly height?: number;
  readonly flags?: readonly string[];
}

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'lotline-profile-'));

export async function startHandheld({
  profile = newProfile(),
  camera,
  width = 360,
  height = 640,
  flags = [],
}: HandheldOptions = {}): Promise<Handheld> {
  // Lock files of a killed browser name a process that is gone.
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, lock), { force: true });
  const child = spawn(
    executable,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--autoplay-policy=no-user-gesture-required',
      '--remote-debugging-port=0',
      `--window-size=${width},${height}`,
      `--user-data-dir=${profile}`,
      ...(camera
        ? [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${camera}`,
          ]
        : []),
      ...flags,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await connect(child);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no context');
  return {
    profile,
    context,
    async page(url) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      await slowDown(page);
      await page.goto(url);
      return page;
    },
    async kill() {
      signalGroup(child, 'SIGKILL');
      await browser.close().catch(() => undefined);
      await goneFor(profile);
    },
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await browser.close().catch(() => undefined);
      await goneFor(profile);
    },
  };
}

/** A campaign asks for it; the tests of every day do not. */
export async function slowDown(page: Page): Promise<void> {
  if (slowness <= 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
}

async function connect(child: ChildProcess): Promise<Browser> {
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`Chromium ended at once:\n${said}`)));
  });
  return chromium.connectOverCDP(endpoint);
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

/** Resolves once no process names the profile any more. */
async function goneFor(profile: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (!processesOf(profile)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Chromium on ${profile} does not end`);
}

function processesOf(profile: string): boolean {
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`);
    } catch {
      return false;
    }
  });
}
