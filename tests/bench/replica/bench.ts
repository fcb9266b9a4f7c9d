import { createServer } from 'node:http';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { type Handheld, startHandheld } from '../../e2e/support/browser.ts';
import { quantiles } from '../quantiles.ts';

interface Sizes {
  readonly products: number;
  readonly lots: number;
}
declare const bench: {
  load(sizes: Sizes): Promise<Record<string, number>>;
  look(sizes: Sizes): Promise<Looked>;
};
interface Looked {
  readonly openMs: number;
  readonly openAndFirstLookupMs: number;
  readonly times: Record<string, number[]>;
}

const sizes: Sizes = { products: 10_000, lots: 100_000 };

/** [X] The rows of a large plant on a device: taking them in, starting with them, finding and listing, memory. */
async function run(): Promise<Record<string, unknown>> {
  const site = await serve(await bundle());
  const first = await startHandheld();
  try {
    const page = await first.page(site.origin);
    const loaded = await page.evaluate((all) => bench.load(all), sizes);
    const memoryMiB = memoryOf(first.profile);
    await first.close();
    const second = await startHandheld({ profile: first.profile });
    const again = await second.page(site.origin);
    const { openMs, openAndFirstLookupMs, times } = await again.evaluate((all) => bench.look(all), sizes);
    const looked = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, quantiles(all)]));
    const heapMiB = await heapOf(second);
    const memoryAfter = memoryOf(second.profile);
    await second.kill();
    return {
      ...loaded,
      memoryMiBWhenLoaded: memoryMiB,
      diskMiB: diskOf(first.profile),
      openMs: Math.round(openMs),
      openAndFirstLookupMs: Math.round(openAndFirstLookupMs),
      ...looked,
      heapMiB,
      memoryMiBWhenLooked: memoryAfter,
    };
  } finally {
    site.close();
  }
}

export { run as bench };

async function bundle(): Promise<string> {
  const build = await rolldown({ input: new URL('page.ts', import.meta.url).pathname, platform: 'browser' });
  const { output } = await build.generate({ format: 'iife' });
  return output[0].code;
}

async function serve(script: string): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>bench</title><script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('No port');
  return { origin: `http://localhost:${address.port}`, close: () => server.close() };
}

async function heapOf({ context }: Handheld): Promise<number> {
  const [page] = context.pages().slice(-1);
  if (!page) throw new Error('No page');
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return mebi(usedSize);
}

/** Resident memory of the browser's processes that serve this profile, without what they share counted twice. */
function memoryOf(profile: string): number {
  const sizes = readdirSync('/proc').map((entry) => {
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      if (!/^\d+$/.test(entry) || !command.includes(profile)) return 0;
      const rollup = readFileSync(`/proc/${entry}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024;
    } catch {
      return 0;
    }
  });
  return mebi(sizes.reduce((sum, size) => sum + size, 0));
}

function diskOf(profile: string): number {
  const folder = `${profile}/Default/IndexedDB`;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return mebi(files.reduce((sum, name) => sum + statSync(`${folder}/${name}`).size, 0));
}

const mebi = (bytes: number): number => Math.round(bytes / 1_048_576);
