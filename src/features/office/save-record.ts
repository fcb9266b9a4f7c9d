import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { CompanyId, LocationId } from '#domain/base/ids.ts';
import { type Quantity, decimalsOf } from '#domain/base/quantity.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { importedId } from '#domain/records/exchange/references.ts';
import type { AnyRecord, RecordChange, RecordKind, RecordOf } from '#domain/records/records.ts';
import type { Replica } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import type { Faults } from './form/check.ts';
import { type Values, listOf, textOf } from './form/values.ts';
import type { RecordForm } from './records/define.ts';
import { ownName } from './records/places.ts';

type Row = RecordOf[RecordKind];

/** A record as it is to be, and as it was. */
export interface Change {
  readonly record: AnyRecord;
  readonly before: Row | undefined;
}

/** The record as it stands in the form. A new one's id follows from what it is called, so that two devices make one. */
export async function recordOf(
  { world, status }: Pick<Floor, 'world' | 'status'>,
  form: RecordForm,
  values: Values,
  before: Row | undefined,
): Promise<AnyRecord> {
  const company = status.get().enrolment?.company ?? ('' as CompanyId);
  const id = before?.id ?? (await newId(world, company, form, values));
  const row = form.close(values, id, before);
  if (form.of !== 'location') return { of: form.of, row } as AnyRecord;
  const place = row as RecordOf['location'];
  return { of: 'location', row: { ...place, name: await fullName(world, place.parent, place.name) } };
}

/** Free also where a record was renamed since: its id follows from its old name. */
async function newId(world: Replica, company: CompanyId, form: RecordForm, values: Values): Promise<string> {
  const external = form.external(values);
  for (let n = 1; ; n += 1) {
    const id = importedId(company, form.of, n === 1 ? external : `${external}\n${n}`);
    if (!(await world.get(form.of, id))) return id;
  }
}

async function fullName(world: Replica, parent: LocationId | null, name: string): Promise<string> {
  const above = parent === null ? undefined : await world.get('location', parent);
  return above ? `${above.name} / ${name}` : name;
}

/** What only the other records can tell: a name that is taken, a quantity that its product is not measured in. */
export async function againstOthers(
  { world }: Pick<Floor, 'world'>,
  form: RecordForm,
  values: Values,
  before: Row | undefined,
): Promise<Faults> {
  const name = textOf(values, 'name');
  const isOther = (row: Row): boolean => row.id !== before?.id;
  if (form.of === 'product' || form.of === 'partner') {
    const code = textOf(values, 'code');
    const [other] = code === '' ? [] : (await world.find(form.of, `code:${code}`, 5)).filter(isOther);
    return other ? { code: msg`${other.name} has this one already. Type another, or change that one.` } : {};
  }
  if (form.of === 'bom') return tooFine(world, values);
  if (form.of === 'site') return {};
  const parent = textOf(values, 'parent');
  const full =
    form.of === 'location' ? await fullName(world, (parent || null) as LocationId | null, name) : name;
  const others = (await world.find(form.of, `name:${full}`, 20)).filter(
    (row) => isOther(row) && 'name' in row && row.name.toLowerCase() === full.toLowerCase(),
  );
  return others.length > 0
    ? { name: msg`There is one of this name already. Type another name, or change that one.` }
    : {};
}

/** [UOM-1] Quantities of a bill are as fine as their products are measured. */
async function tooFine(world: Replica, values: Values): Promise<Faults> {
  const said = [
    { path: 'quantity', of: values },
    ...(['components', 'byProducts'] as const).flatMap((list) =>
      listOf(values, list).map((of, at) => ({ path: `${list}.${at}.quantity`, of })),
    ),
  ];
  const faults: Record<string, MessageDescriptor> = {};
  for (const { path, of } of said) {
    const product = await world.get('product', textOf(of, 'product'));
    if (product && decimalsOf(textOf(of, 'quantity') as Quantity) > product.precision)
      faults[path] = msg`Finer than this product is measured.`;
  }
  return faults;
}

/** With what stood in the fields that were changed: what others have changed meanwhile stays. */
export function settingOf({ of, row }: AnyRecord, before: Row | undefined): Intent {
  const fields = Object.entries(row) as [string, unknown][];
  const old = (before ?? {}) as Record<string, unknown>;
  const changed = fields.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]));
  // A field that was never there cannot be named: then the record is set as a whole.
  const canAddUp = before !== undefined && changed.every(([name]) => old[name] !== undefined);
  const was = Object.fromEntries(changed.map(([name]) => [name, old[name]]));
  return { kind: 'set-record', payload: { of, row, ...(canAddUp && { was }) } as RecordChange };
}

/** What lies inside a place bears its name: these follow when it is renamed. */
export async function renamedInside(
  { world }: Pick<Floor, 'world'>,
  place: RecordOf['location'],
): Promise<Change[]> {
  const inside = await world.find('location', `parent:${place.id}`, 1000);
  const renamed: Change[] = [];
  for (const row of inside) {
    const now = { ...row, name: `${place.name} / ${ownName(row.name)}` };
    if (now.name === row.name) continue;
    renamed.push(
      { record: { of: 'location', row: now }, before: row },
      ...(await renamedInside({ world }, now)),
    );
  }
  return renamed;
}
