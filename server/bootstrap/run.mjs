// Every other program of ours on any machine with Node 18 or newer, even where nothing is installed yet: a site is
// restored on a machine that has never started.
import { SetupError, ensureInstalled, ensureNode, runUntilEnd } from './ensure.mjs';

try {
  const node = await ensureNode();
  await ensureInstalled(node);
  process.exitCode = await runUntilEnd(node, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
