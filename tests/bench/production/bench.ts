import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { childOrderId } from '#domain/base/ids.ts';
import { openPostgres } from '../../../server/storage/postgres/open.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { startHandheld } from '../../e2e/support/browser.ts';
import { startSite } from '../../e2e/support/server.ts';
import { askUrl, enrolByHand } from '../../support/hand-device.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { startTestServer } from '../../support/server.ts';

const sizes = [100, 1000] as const;

/**
 * Batches of 100 and 1,000 pumps, each unit with its own motor, seal kit, grease and bolts. On the server: one push over
 * a loopback socket, with validation, rules, signatures and fsync. On the device: the built app in Chromium, from the tap
 * to the operation in both its homes and to its words on the screen, at full speed and at a quarter of it.
 */
export async function bench(): Promise<Readonly<Record<string, unknown>>> {
  return {
    sqliteMs: await onServer('sqlite'),
    postgresMs: postgresBinaries() ? await onServer('postgres') : null,
    device: await onDevice(1),
    deviceThrottledFourTimes: await onDevice(4),
  };
}

async function onServer(engine: 'sqlite' | 'postgres'): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-bench-'));
  const cluster = engine === 'postgres' ? await startPostgres({ durable: true }) : null;
  const db = cluster
    ? await openPostgres(await cluster.createDatabase())
    : await openSqlite(join(folder, 'bench.db'));
  const server = await startTestServer({ db });
  try {
    const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const device = await enrolByHand(askUrl(origin), await server.invite('ana'));
    const measured: Record<string, unknown> = {};
    // The first is not measured: the code is still being compiled.
    for (const [at, units] of [100, ...sizes].entries()) {
      const [prepared, made] = [await opened(device, units, `P${at}`), await opened(device, units, `M${at}`)];
      const prepare = device.body('prepare', {
        order: prepared,
        numbers: [{ first: `A${at}-0001`, count: units, reserved: true }],
      });
      const produce = device.body('produce-batch', {
        order: made,
        numbers: [{ first: `B${at}-0001`, count: units, reserved: true }],
        dates: null,
        to: 'stock',
        takes: takesOf(units, at),
        rest: 'backorder',
      });
      const took = { prepareMs: await pushed(device, prepare), produceMs: await pushed(device, produce) };
      if (at > 0) measured[`units${units}`] = took;
    }
    return measured;
  } finally {
    await server.close();
    await db.close();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Device = Awaited<ReturnType<typeof enrolByHand>>;

async function opened(device: Device, units: number, name: string): Promise<string> {
  const body = device.body('open-order', {
    kind: 'manufacture',
    operationType: 'manufacture',
    reference: `MO/${name}-${units}`,
    partner: null,
    origin: null,
    from: 'stock',
    to: 'stock',
    scheduled: '2026-11-21',
    lines: [],
    making: { product: 'pump', quantity: String(units), bom: 'pump-bill' },
  });
  await pushed(device, body);
  return childOrderId(body.id, 0);
}

async function pushed(device: Device, body: ReturnType<Device['body']>): Promise<number> {
  const request = await device.sign(device.frame(body));
  const started = performance.now();
  const answer = await device.send(request);
  const took = performance.now() - started;
  const [outcome] = answer.json<{ outcomes: { state: string }[] }>().outcomes;
  if (outcome?.state !== 'accepted') throw new Error(`${body.kind}: ${JSON.stringify(answer.json())}`);
  return Math.round(took);
}

const takesOf = (units: number, run: number) => {
  const group = (product: string, goods: (readonly [string | null, string, null])[]) => ({
    line: product,
    product,
    from: 'stock',
    package: null,
    grade: 'scanned',
    goods,
  });
  return [
    group(
      'motor',
      Array.from({ length: units }, (_, at) => [`R${run}-${10_000 + at}`, '1', null] as const),
    ),
    group('seal-kit', [['L-2611', String(units), null]]),
    group('grease', [['GR-5', String(20 * units), null]]),
    group('bolt', [[null, String(8 * units), null]]),
  ];
};

async function onDevice(rate: number): Promise<Readonly<Record<string, unknown>>> {
  const site = await startSite();
  const handheld = await startHandheld();
  try {
    const page = await handheld.page(`${site.origin}/enrol`);
    await press(page, /^Ana/);
    await page.getByText('what shall we do?').waitFor();
    const cdp = await handheld.context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const measured: Record<string, unknown> = {};
    for (const units of sizes) {
      await newOrder(page, site.origin, units);
      const generateMs = await generated(page);
      const prepare = await timed(page, /^Prepare only/, `${units} units prepared`);
      await newOrder(page, site.origin, units);
      await generated(page);
      await press(page, /^Produce [\d\s]+/);
      await press(page, /^Produce without/);
      const produce = await timed(page, /^(?:Take these and produce|Produce) [\d\s]+/, `${units} units made`);
      measured[`units${units}`] = { generateMs, prepare, produce };
    }
    return measured;
  } finally {
    await handheld.kill();
    await site.kill();
  }
}

const press = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('button', { name }).last().click({ timeout: 60_000 });

async function newOrder(page: Page, origin: string, units: number): Promise<void> {
  await page.goto(`${origin}/produce/new`);
  await press(page, /^Pump/);
  for (const digit of String(units))
    await page.getByRole('button', { name: digit, exact: true }).last().click();
  await press(page, /^Confirm order/);
  await press(page, /^Produce all/);
}

async function generated(page: Page): Promise<number> {
  await page.getByRole('button', { name: /^Generate$/ }).waitFor();
  const started = performance.now();
  await press(page, /^Generate$/);
  await page.getByRole('button', { name: /^Prepare only/ }).waitFor({ timeout: 120_000 });
  return Math.round(performance.now() - started);
}

interface Timed {
  readonly durableMs: number;
  readonly visibleMs: number;
  /** How long a scan would have waited at worst; 0: nothing took 50 ms or more. */
  readonly longestTaskMs: number;
}

/** From the tap to the mark that says durable, and to the words on the screen; and the longest that nothing else had a turn. */
async function timed(page: Page, name: RegExp, text: string): Promise<Timed> {
  const button = page.getByRole('button', { name }).last();
  await button.waitFor({ timeout: 60_000 });
  const watching = await page.evaluateHandle((wanted: string) => {
    const sample = new Promise<Timed>((resolve, reject) => {
      let tapped = 0;
      let durable = 0;
      let longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ type: 'longtask' });
      setTimeout(() => reject(new Error(`Not seen: ${wanted}`)), 120_000);
      addEventListener('click', (event) => (tapped ||= event.timeStamp), { capture: true });
      new PerformanceObserver((list) => {
        durable ||= list.getEntriesByName('lotline-durable')[0]?.startTime ?? 0;
      }).observe({ type: 'mark' });
      const texts = new MutationObserver(() => {
        // However a thousand is written here.
        if (!document.body.textContent?.replaceAll(/(\d)\D(?=\d{3} units)/g, '$1').includes(wanted)) return;
        texts.disconnect();
        const visible = performance.now();
        setTimeout(
          () =>
            resolve({
              durableMs: Math.round(durable - tapped),
              visibleMs: Math.round(visible - tapped),
              longestTaskMs: Math.round(longest),
            }),
          // The task that drew the words is told of once it is over.
          300,
        );
      });
      texts.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    return { sample };
  }, text);
  await button.click();
  return watching.evaluate(({ sample }) => sample);
}
