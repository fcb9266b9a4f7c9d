import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '#domain/base/calendar.ts';
import { noHash } from '#domain/protocol/body.ts';
import type { AuditEntry } from '#domain/protocol/people-messages.ts';
import type { Queries } from '../storage/db.ts';

/** Something that was done at the server and is no operation. Ids and names of fields only: personal data is erased, this is not. */
export interface Deed {
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly fields?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

interface AuditRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly fields: string;
  readonly before_hash: string | null;
  readonly after_hash: string | null;
  readonly previous: string;
  readonly hash: string;
}

/** [C4] Appends to the chain; whoever calls holds the company's counter, so that no two take the same place. */
export async function record(tx: Queries, company: string, now: Instant, deed: Deed): Promise<void> {
  const last = await tx.one<{ seq: number; hash: string }>(
    'select seq, hash from audit where company = $1 order by seq desc limit 1',
    [company],
  );
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: now,
    actor: deed.actor,
    what: deed.what,
    subject: deed.subject,
    fields: (deed.fields ?? []).join(' '),
    before_hash: hashOfContent(deed.before),
    after_hash: hashOfContent(deed.after),
    previous: last?.hash ?? noHash,
  };
  await tx.run(
    `insert into audit (company, seq, at, actor, what, subject, fields, before_hash, after_hash, previous, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      company,
      row.seq,
      row.at,
      row.actor,
      row.what,
      row.subject,
      row.fields,
      row.before_hash,
      row.after_hash,
      row.previous,
      hashOfRow(row),
    ],
  );
}

const atOnce = 500;

export async function readAudit(
  tx: Queries,
  company: string,
  after: number,
): Promise<{ entries: AuditEntry[]; more: boolean }> {
  const rows = await tx.many<AuditRow>(
    'select * from audit where company = $1 and seq > $2 order by seq limit $3',
    [company, after, atOnce + 1],
  );
  const entries = rows.slice(0, atOnce).map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    what: row.what,
    subject: row.subject,
    fields: row.fields.split(' ').filter(Boolean),
    before: row.before_hash,
    after: row.after_hash,
    hash: row.hash,
  }));
  return { entries, more: rows.length > atOnce };
}

/** [S7] The place of the first row that was changed, taken out or put elsewhere; null when the chain is whole. */
export async function firstBroken(tx: Queries, company: string): Promise<number | null> {
  let previous = noHash;
  let expected = 1;
  for (;;) {
    const rows = await tx.many<AuditRow>(
      'select * from audit where company = $1 and seq >= $2 order by seq limit $3',
      [company, expected, atOnce],
    );
    if (rows.length === 0) return null;
    for (const row of rows) {
      if (row.seq !== expected || row.previous !== previous || row.hash !== hashOfRow(row)) return expected;
      previous = row.hash;
      expected += 1;
    }
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hashOfContent = (content: unknown): string | null =>
  content === undefined ? null : sha256(canonicalize(content) ?? 'null');

const hashOfRow = (row: Omit<AuditRow, 'hash'>): string => {
  const { seq, at, actor, what, subject, fields, before_hash: before, after_hash: after, previous } = row;
  return sha256(JSON.stringify([seq, at, actor, what, subject, fields, before, after, previous]));
};
