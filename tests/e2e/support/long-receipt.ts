import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Order } from '#domain/catalogue/order.ts';
import { rowKey } from '#domain/stock/view.ts';
import { newDataDir, startSite } from './server.ts';

/** The receipt of motors in the demo plant, for so many of them instead of sixty. */
export async function siteWithLongReceipt(motors: number, dataDir = newDataDir()): Promise<string> {
  const first = await startSite({ dataDir });
  await first.stop();
  const db = new DatabaseSync(join(dataDir, 'lotline.db'));
  const key = rowKey('order', 'in-00032');
  const { content } = db.prepare('select content from state_row where key = ?').get(key) as {
    content: string;
  };
  const order = JSON.parse(content) as Order;
  const lines = order.lines.map((line) => ({ ...line, expected: String(motors) }));
  db.prepare('update state_row set content = ? where key = ?').run(
    JSON.stringify({ ...order, lines, announced: [] }),
    key,
  );
  db.close();
  return dataDir;
}
