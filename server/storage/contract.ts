import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertRows, selectIn } from './batch.ts';
import { CannotStart, type Db } from './db.ts';
import { schemaVersion } from './migrate.ts';

/** What every engine has to keep; run on all of them. */
export function storageContract(kind: { create(): Promise<string>; open(place: string): Promise<Db> }): void {
  let place: string;
  let db: Db;
  beforeEach(async () => {
    place = await kind.create();
    db = await kind.open(place);
    await db.transaction((tx) =>
      tx.run(
        'create table thing (company text not null, id text not null, n bigint, note text, primary key (company, id))',
      ),
    );
  });
  afterEach(() => db.close());

  const put = (id: string, n: number | bigint | null = 0, note: string | null = null) =>
    db.transaction((tx) => tx.run('insert into thing values ($1, $2, $3, $4)', ['c', id, n, note]));
  const all = () =>
    db.snapshot((tx) =>
      tx.many<{ id: string; n: number; note: string | null }>('select id, n, note from thing order by id'),
    );

  test('what was committed is there for the next one who opens the database', async () => {
    await put('a', 1);
    await db.close();
    db = await kind.open(place);
    expect(await all()).toMatchObject([{ id: 'a', n: 1 }]);
  });

  test('a transaction that fails leaves nothing behind, and the next one works', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.run('insert into thing values ($1, $2, $3, $4)', ['c', 'a', 1, null]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await put('b', 2);
    expect(await all()).toMatchObject([{ id: 'b' }]);
  });

  test('a violated key rejects the whole transaction', async () => {
    await put('a');
    const twice = db.transaction(async (tx) => {
      await tx.run('insert into thing values ($1, $2, $3, $4)', ['c', 'b', 1, null]);
      await tx.run('insert into thing values ($1, $2, $3, $4)', ['c', 'a', 1, null]);
    });
    await expect(twice).rejects.toThrow(/unique|UNIQUE/);
    expect(await all()).toHaveLength(1);
  });

  test('fifty writers at once lose no update', async () => {
    await put('a', 0);
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db.transaction(async (tx) => {
          await tx.run(`update thing set n = n where company = 'c' and id = 'a'`);
          const row = await tx.one<{ n: number }>(`select n from thing where company = 'c' and id = 'a'`);
          await tx.run(`update thing set n = $1 where company = 'c' and id = 'a'`, [(row?.n ?? 0) + 1]);
        }),
      ),
    );
    expect(await all()).toMatchObject([{ n: 50 }]);
  });

  test('who reads sees one moment, and waits for nobody who writes', async () => {
    await put('a', 1);
    let seen: number[] = [];
    await db.snapshot(async (tx) => {
      const before = await tx.one<{ n: number }>('select n from thing');
      await db.transaction((tx) => tx.run('update thing set n = 2'));
      const after = await tx.one<{ n: number }>('select n from thing');
      seen = [before?.n ?? 0, after?.n ?? 0];
    });
    expect(seen).toEqual([1, 1]);
    expect(await all()).toMatchObject([{ n: 2 }]);
  });

  test('a number up to 2^53 comes back as a number, a larger one as text by a cast', async () => {
    await put('a', Number.MAX_SAFE_INTEGER);
    await put('b', 9_000_000_000_000_000_000n);
    const small = await db.snapshot((tx) => tx.one<{ n: number }>(`select n from thing where id = 'a'`));
    const large = await db.snapshot((tx) =>
      tx.one<{ n: string }>(`select cast(n as text) as n from thing where id = 'b'`),
    );
    expect(small?.n).toBe(Number.MAX_SAFE_INTEGER);
    expect(large?.n).toBe('9000000000000000000');
  });

  test.each(['', "Robert'); drop table thing;--", '\u{1F600} ümlaut', '\\u0000 "quoted" \n', '$1 ? %s'])(
    'text comes back as it went in: %j',
    async (note) => {
      await put('a', 0, note);
      expect(await all()).toMatchObject([{ note }]);
    },
  );

  test('a parameter may stand in a statement more than once', async () => {
    await put('x', 5, 'x');
    const row = await db.snapshot((tx) =>
      tx.one('select id from thing where id = $2 and note = $2 and n = $1', [5, 'x']),
    );
    expect(row).toMatchObject({ id: 'x' });
  });

  test('a statement says how many rows it changed', async () => {
    await put('a');
    await put('b');
    expect(await db.transaction((tx) => tx.run('update thing set n = 7'))).toBe(2);
    expect(await db.transaction((tx) => tx.run(`delete from thing where id = 'z'`))).toBe(0);
  });

  test('many rows go in together, replace or leave what is there, and are found by a long list', async () => {
    const columns = ['company', 'id', 'n', 'note'];
    const rows = Array.from({ length: 12_000 }, (_, at) => ['c', `row-${at}`, at, 'new']);
    await put('row-7', 1, 'old');
    await db.transaction((tx) => insertRows(tx, 'thing', columns, rows, 'ignore'));
    await db.transaction((tx) =>
      insertRows(tx, 'thing', columns, [['c', 'row-8', 0, 'replaced']], { key: ['company', 'id'] }),
    );
    const wanted = [...rows.map(([, id]) => String(id)), 'nowhere'];
    const found = await db.snapshot((tx) =>
      selectIn<{ id: string; note: string }>(
        tx,
        (list) => `select id, note from thing where company = $1 and id in (${list})`,
        'c',
        wanted,
      ),
    );
    const notes = new Map(found.map(({ id, note }) => [id, note]));
    expect(found).toHaveLength(12_000);
    expect([notes.get('row-7'), notes.get('row-8'), notes.get('row-9')]).toEqual(['old', 'replaced', 'new']);
  });

  test('rows of one batch that violate a key leave none of them', async () => {
    const rows = [
      ['c', 'a', 1, null],
      ['c', 'a', 2, null],
    ];
    const inserting = db.transaction((tx) => insertRows(tx, 'thing', ['company', 'id', 'n', 'note'], rows));
    await expect(inserting).rejects.toThrow();
    expect(await all()).toEqual([]);
  });

  test('opened again, or by several at once, the schema stays as it is', async () => {
    await db.close();
    const opened = await Promise.all([kind.open(place), kind.open(place), kind.open(place)]);
    for (const other of opened.slice(1)) await other.close();
    db = opened[0] ?? db;
    const schema = await db.snapshot((tx) =>
      tx.one<{ value: string }>(`select value from meta where name = 'schema'`),
    );
    expect(schema?.value).toBe(String(schemaVersion));
  });

  test('a new database opened by several at once is migrated once', async () => {
    const fresh = await kind.create();
    const opened = await Promise.all([kind.open(fresh), kind.open(fresh)]);
    for (const each of opened) await each.close();
    expect(opened).toHaveLength(2);
  });

  test('a database of a newer program is not touched, and says so in one sentence', async () => {
    await db.transaction((tx) => tx.run(`update meta set value = '9999' where name = 'schema'`));
    await db.close();
    const opening = kind.open(place);
    await expect(opening).rejects.toThrow(CannotStart);
    await expect(opening).rejects.toThrow(/newer version of the program.*update the program/);
    db = await kind.open(await kind.create());
  });
}
