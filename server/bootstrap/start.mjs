// `npm start` on any machine with Node 18 or newer: brings what is missing, then hands over to server/main.ts.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { SetupError, ensureBuilt, ensureInstalled, ensureNode, environmentFor, root } from './ensure.mjs';

try {
  const node = await ensureNode();
  await ensureInstalled(node);
  await ensureBuilt(node);
  process.exitCode = await serve(node);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Runs until the server ends. Ctrl-C reaches the server by itself (same terminal); other signals are passed on. */
function serve(node) {
  const server = spawn(node, [join(root, 'server', 'main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: environmentFor(node),
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
