import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** A real server in a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  output(): string;
  /** Resolves with exit code and signal. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts `server/main.ts`; does not wait for it. */
export function spawnServer(env: Record<string, string>, flags: readonly string[] = []): ServerProcess {
  const child = spawn(process.execPath, [main, ...flags], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { origin: `http://127.0.0.1:${env['PORT']}`, child, ended, output: () => text };
}

/** Starts it and waits until it says that it is ready. */
export async function startServer(
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const server = spawnServer(env, flags);
  let over = false;
  void server.ended.finally(() => (over = true));
  while (!server.output().includes('Press Ctrl-C')) {
    if (over) throw new Error(`The server ended: ${server.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return server;
}
