import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Site } from './server.ts';

export interface LedgerMove {
  readonly product: string;
  readonly lot: string;
  readonly quantity: string;
  readonly expiration: string | null;
  readonly order: string | null;
}

/** What the server really has on disk, read beside the running server: every move of lots with this name. */
export function movesOf(site: Site, lotName: string): LedgerMove[] {
  const database = open(site);
  try {
    const rows = database
      .prepare(
        `select move.product, lot.content as lot, cast(move.quantity as text) as micros, source_order
         from move join state_row as lot on lot.company = move.company and lot.key = 'lot/' || move.lot`,
      )
      .all() as { product: string; lot: string; micros: string; source_order: string | null }[];
    return rows.flatMap((row) => {
      const lot = JSON.parse(row.lot) as { name: string; dates: { expiration: string | null } };
      if (lot.name !== lotName) return [];
      const quantity = String(Number(row.micros) / 1_000_000);
      return [
        {
          product: row.product,
          lot: lot.name,
          quantity,
          expiration: lot.dates.expiration,
          order: row.source_order,
        },
      ];
    });
  } finally {
    database.close();
  }
}

/** Operations by state. */
export function operationsOf(site: Site, kind: string): { id: string; state: string; outcome: string }[] {
  const database = open(site);
  try {
    return database.prepare('select id, state, outcome from operation where kind = ?').all(kind) as {
      id: string;
      state: string;
      outcome: string;
    }[];
  } finally {
    database.close();
  }
}

/** Who did what, as the server has it on disk. */
export function workBy(site: Site, kind: string): { actor: string; state: string; text: string }[] {
  const database = open(site);
  try {
    const rows = database.prepare('select body, state from operation where kind = ?').all(kind) as {
      body: string;
      state: string;
    }[];
    return rows.map(({ body, state }) => ({
      actor: (JSON.parse(body) as { actor: string }).actor,
      state,
      text: body,
    }));
  } finally {
    database.close();
  }
}

/** Every row as it stands on the server, by key. */
export function stateRows(site: Site): Map<string, unknown> {
  const database = open(site);
  try {
    const rows = database.prepare('select key, content from state_row where content is not null').all();
    return new Map(rows.map(({ key, content }) => [String(key), JSON.parse(String(content)) as unknown]));
  } finally {
    database.close();
  }
}

function open({ dataDir }: Site): DatabaseSync {
  const file = readdirSync(dataDir).find((name) => name.endsWith('.db'));
  if (!file) throw new Error(`No database in ${dataDir}`);
  return new DatabaseSync(join(dataDir, file), { readOnly: true });
}
