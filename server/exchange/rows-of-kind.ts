import { setImmediate as breathe } from 'node:timers/promises';
import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import type { Db } from '../storage/db.ts';

const atOnce = 2000;

/** All rows of a kind, page by page, so that nobody waits for a long list: each page is of its own moment. */
export async function* rowsOfKind<Kind extends StoredKind>(
  db: Db,
  company: string,
  kind: Kind,
): AsyncGenerator<StoredRowOf[Kind]> {
  let after = '';
  for (;;) {
    const from = after;
    const page = await db.snapshot((tx) =>
      tx.many<{ key: string; content: string }>(
        `select key, content from row_now
         where company = $1 and kind = $2 and content is not null and key > $3 order by key limit $4`,
        [company, kind, from, atOnce],
      ),
    );
    for (const { content } of page) yield JSON.parse(content) as StoredRowOf[Kind];
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    after = last.key;
    await breathe();
  }
}
