import type { MessageDescriptor } from '@lingui/core';
import type { RecordKind, RecordOf } from '#domain/records/records.ts';
import type { Replica } from '../../data/contract.ts';
import type { RecordForm } from './records/define.ts';

export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly about: readonly (MessageDescriptor | string)[];
  /** How deep it lies in something else. */
  readonly depth: number;
}

export interface Narrowed {
  readonly text: string;
  readonly archived: boolean;
  readonly filter: string;
}

/** Records of a kind after this one, by name; as many as asked for, or the last. */
export async function listRecords(
  world: Replica,
  form: RecordForm,
  { text, archived, filter }: Narrowed,
  after: Listed | null,
  limit: number,
): Promise<readonly Listed[]> {
  const prefix = prefixOf(form, text, archived);
  const found: Listed[] = [];
  let last = after?.id;
  while (found.length < limit) {
    const rows = await world.scan(form.of, prefix, limit, last);
    for (const row of rows) {
      last = row.id;
      if (!fits(form, row, archived, filter)) continue;
      const listed = await asListed(world, form, row);
      if (form.of !== 'bom' || contains(listed.title, text)) found.push(listed);
    }
    if (rows.length < limit) break;
  }
  if (after === null && text.trim() !== '' && (form.of === 'product' || form.of === 'partner')) {
    const byCode = await world.scan(form.of, `code:${text}`, 20);
    const own = await Promise.all(
      byCode.filter((row) => fits(form, row, archived, filter)).map((row) => asListed(world, form, row)),
    );
    return [...own, ...found.filter(({ id }) => own.every((each) => each.id !== id))].slice(
      0,
      Math.max(limit, found.length),
    );
  }
  return found.slice(0, limit);
}

function prefixOf({ of }: RecordForm, text: string, archived: boolean): string {
  // Bills have no name of their own: all of them are looked through, and there are never many.
  if (of === 'bom') return archived ? 'list:archived:' : 'list:active:';
  const typed = text.trim();
  if (typed !== '') return `name:${typed}`;
  return of === 'operation-type' || of === 'sequence'
    ? 'name:'
    : archived
      ? 'list:archived:'
      : 'list:active:';
}

const fits = (form: RecordForm, row: RecordOf[RecordKind], archived: boolean, filter: string): boolean =>
  ('archived' in row ? row.archived : false) === archived &&
  (filter === '' || form.filter?.fits(row as never, filter) !== false);

async function asListed(world: Replica, form: RecordForm, row: RecordOf[RecordKind]): Promise<Listed> {
  const about = form.about(row as never);
  if (form.of === 'bom') {
    const { product } = row as RecordOf['bom'];
    return { id: row.id, title: (await world.get('product', product))?.name ?? product, about, depth: 0 };
  }
  const { name } = row as Exclude<RecordOf[RecordKind], RecordOf['bom']>;
  if (form.of !== 'location') return { id: row.id, title: name, about, depth: 0 };
  const parts = name.split(' / ');
  return { id: row.id, title: parts.at(-1) ?? name, about, depth: parts.length - 1 };
}

const contains = (title: string, text: string): boolean =>
  title.toLowerCase().includes(text.trim().toLowerCase());
