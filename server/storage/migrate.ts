import { CannotStart, type Db } from './db.ts';
import { migrations } from './migrations.ts';

export const schemaVersion = migrations.length;

/** Brings the schema up to this program's; never down. Safe when several servers start at once. */
export async function migrate(db: Db): Promise<void> {
  await db.transaction((tx) =>
    tx.run('create table if not exists meta (name text not null primary key, value text not null)'),
  );
  await db.transaction((tx) =>
    tx.run(`insert into meta (name, value) values ('schema', '0') on conflict do nothing`),
  );
  await db.transaction(async (tx) => {
    // Takes the row's lock, so that a second server waits and then finds the work done.
    await tx.run(`update meta set value = value where name = 'schema'`);
    const row = await tx.one<{ value: string }>(`select value from meta where name = 'schema'`);
    const have = Number(row?.value ?? 0);
    if (have > schemaVersion)
      throw new CannotStart(
        `The database is of a newer version of the program (schema ${have}, this program knows ${schemaVersion}): update the program.`,
      );
    for (const statements of migrations.slice(have))
      for (const statement of statements) await tx.run(statement);
    await tx.run(`update meta set value = $1 where name = 'schema'`, [String(schemaVersion)]);
  });
}
