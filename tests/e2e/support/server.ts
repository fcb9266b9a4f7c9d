import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slowWire } from '../../support/slow-wire.ts';

/** A campaign puts a slow network between every device and its server; milliseconds there and back. */
const latency = Number(process.env['LOTLINE_LATENCY'] ?? 0);

/** A real server process on its own data folder: it can be killed and started again on the same data and port. */
export interface Site {
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  /** What it has written so far. */
  readonly log: () => string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface SiteOptions {
  readonly dataDir?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'lotline-data-'));

export async function startSite({
  dataDir = newDataDir(),
  port,
  env = {},
  flags = [],
}: SiteOptions = {}): Promise<Site> {
  const chosen = port ?? (await freePort());
  const own = latency > 0 ? await freePort() : chosen;
  const wire = latency > 0 ? await slowWire(chosen, own, latency) : null;
  const child = spawn(process.execPath, ['server/main.ts', ...flags], {
    cwd: new URL('../../..', import.meta.url).pathname,
    env: {
      ...process.env,
      ...env,
      ...(wire && { ORIGIN: `http://localhost:${chosen}` }),
      PORT: String(own),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (log += data.toString()));
  const origin = `http://localhost:${chosen}`;
  await answers(`http://127.0.0.1:${own}/api/v1/health`, child, () => log);
  return {
    origin,
    port: chosen,
    dataDir,
    log: () => log,
    kill: () => end(child, 'SIGKILL', wire),
    stop: () => end(child, 'SIGINT', wire),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals, wire: Server | null): Promise<void> {
  wire?.close();
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill(signal);
  });
}

async function answers(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (child.exitCode !== null) throw new Error(`The server ended at once:\n${log()}`);
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server does not answer:\n${log()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });
}
