import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const databases = (profile: string): string => join(profile, 'Default', 'IndexedDB');

/** What an eviction or a person who cleans up does: IndexedDB of every origin is gone, everything else stays. */
export function wipeIndexedDb(profile: string): void {
  // The browser's last processes may still be closing files.
  rmSync(databases(profile), { recursive: true, maxRetries: 20, retryDelay: 100 });
}

/**
 * What a kill between the two writes of one LevelDB log record leaves behind: a header without its payload. The next
 * session opens it and appends behind it; the one after that finds a corrupt database, and the browser deletes it whole.
 */
export function tearIndexedDbLog(profile: string): number {
  let torn = 0;
  for (const store of readdirSync(databases(profile)).filter((name) => name.endsWith('.leveldb')))
    for (const log of readdirSync(join(databases(profile), store)).filter((name) => name.endsWith('.log'))) {
      // checksum, length 200, type 1 (a full record) … and then nothing.
      appendFileSync(join(databases(profile), store, log), Buffer.from([0x12, 0x34, 0x56, 0x78, 200, 0, 1]));
      torn += 1;
    }
  return torn;
}

/**
 * From now on the page stands still as soon as it would put an operation into the database: after the journal, before the
 * beep. Answers a wait for that moment.
 */
export async function stopBeforeDatabase(page: Page): Promise<() => Promise<unknown>> {
  const stands = page.waitForEvent('console', (said) => said.text() === 'standing still');
  await page.evaluate(() => {
    for (const method of ['add', 'put'] as const) {
      const real = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...rest: Parameters<typeof real>) {
        if (this.name === 'operations') {
          console.log('standing still');
          for (;;);
        }
        return real.apply(this, rest);
      };
    }
  });
  return () => stands;
}
