// `npm start` on any machine with Node 18 or newer: brings what is missing, then hands over to server/main.ts.
import { join } from 'node:path';
import { SetupError, ensureBuilt, ensureInstalled, ensureNode, runUntilEnd } from './ensure.mjs';

try {
  const node = await ensureNode();
  await ensureInstalled(node);
  await ensureBuilt(node);
  process.exitCode = await runUntilEnd(node, [join('server', 'main.ts'), ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
