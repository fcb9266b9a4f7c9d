import type { Instant } from '#domain/base/calendar.ts';
import type { LocationId, PackageId, ProductId } from '#domain/base/ids.ts';
import { type Quantity, add, zero } from '#domain/base/quantity.ts';
import type { Basis } from '#domain/operations/count/basis.ts';
import type { LotRef } from '#domain/operations/goods.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import type { Body } from '#domain/protocol/body.ts';
import { stockKey } from '#domain/stock/rows.ts';
import type { Note } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';

/** What is counted as a whole: a place, or a product wherever it stands. */
export type Scope =
  | { readonly kind: 'place'; readonly id: LocationId }
  | { readonly kind: 'product'; readonly id: ProductId };

/** One thing that was counted and not booked yet. */
export interface CountedLine {
  readonly product: ProductId;
  readonly lot: LotRef | null;
  readonly location: LocationId;
  readonly package: PackageId | null;
  readonly counted: Quantity;
  /** [STK-7] What the books said in the moment of the first look, and which movements they had. */
  readonly basis: Basis | null;
  /** What can be said of a lot that nobody had booked. */
  readonly found: PayloadOf<'count'>['found'];
  readonly scans: Body['scans'];
  readonly at: Instant;
}

export interface CountAbout {
  readonly scope: Scope;
  /** The person is not told what to expect. */
  readonly blind: boolean;
  /** [ORD-2] Others count here too, each other pieces: what is counted adds to theirs. */
  readonly shared?: boolean;
  readonly begun: Instant;
}

const sheets = 'count/sheet/';
const prefixOf = ({ kind, id }: Scope): string => `${sheets}${kind}/${id}/`;
const aboutOf = (scope: Scope): string => `${prefixOf(scope)}about`;
const linesOf = (scope: Scope): string => `${prefixOf(scope)}line/`;

export type LineAt = Pick<CountedLine, 'location' | 'package'> & {
  readonly product: ProductId;
  readonly lot: { readonly id: LotRef['id'] } | null;
};

export const lineKey = ({ product, lot, location, package: inside }: LineAt): string =>
  `${stockKey(product, lot?.id ?? null)}/${location}/${inside ?? '-'}`;

type Paper = Pick<Floor, 'notes' | 'now'>;

export async function countAbout({ notes }: Pick<Floor, 'notes'>, scope: Scope): Promise<CountAbout | null> {
  const [note] = await notes.list<CountAbout>(aboutOf(scope));
  return note?.value ?? null;
}

/** A sheet is begun with its first line, so that looking at a place leaves nothing behind. */
async function begin(floor: Paper, scope: Scope, blind: boolean): Promise<void> {
  if (await countAbout(floor, scope)) return;
  const about: CountAbout = { scope, blind, begun: floor.now() };
  await floor.notes.put(aboutOf(scope), about);
}

/** [ORD-2] Whether others count other pieces here; said once for the whole sheet, before or after the first line. */
export async function shareCount(
  floor: Paper,
  scope: Scope,
  how: { readonly shared: boolean; readonly blind: boolean },
): Promise<void> {
  const about = await countAbout(floor, scope);
  const value: CountAbout = {
    scope,
    begun: floor.now(),
    ...about,
    blind: about?.blind ?? how.blind,
    shared: how.shared,
  };
  await floor.notes.put(aboutOf(scope), value);
}

export async function countedLines(
  { notes }: Pick<Floor, 'notes'>,
  scope: Scope,
): Promise<Map<string, CountedLine>> {
  const prefix = linesOf(scope);
  const found = await notes.list<CountedLine>(prefix);
  return new Map(found.map(({ key, value }) => [key.slice(prefix.length), value]));
}

/**
 * Writes what was counted. `add`: one more of them; the first look stays what it was compared with.
 * @returns the line as it stands now
 */
export async function tally(
  floor: Paper,
  scope: Scope,
  line: Omit<CountedLine, 'at'>,
  how: { readonly add: boolean; readonly blind: boolean },
): Promise<CountedLine> {
  await begin(floor, scope, how.blind);
  const before = (await countedLines(floor, scope)).get(lineKey(line));
  const value: CountedLine = {
    ...line,
    counted: how.add ? add(before?.counted ?? zero, line.counted) : line.counted,
    basis: how.add && before ? before.basis : line.basis,
    scans: [...(how.add ? (before?.scans ?? []) : []), ...line.scans].slice(-20),
    at: floor.now(),
  };
  await floor.notes.put(linesOf(scope) + lineKey(line), value);
  return value;
}

/** Many things at once, each in place of what was counted of it before. */
export async function tallyAll(
  floor: Paper,
  scope: Scope,
  lines: readonly Omit<CountedLine, 'at'>[],
  blind: boolean,
): Promise<void> {
  await begin(floor, scope, blind);
  const at = floor.now();
  await floor.notes.putAll(
    lines.map((line) => ({ key: linesOf(scope) + lineKey(line), value: { ...line, at } })),
  );
}

/** As if it had not been counted yet. */
export const forget = ({ notes }: Pick<Floor, 'notes'>, scope: Scope, key: string): Promise<void> =>
  notes.remove(linesOf(scope) + key);

export const endCount = ({ notes }: Pick<Floor, 'notes'>, scope: Scope): Promise<void> =>
  notes.clear(prefixOf(scope));

/** Counts that were begun and not booked, the newest first. */
export async function openCounts({
  notes,
}: Pick<Floor, 'notes'>): Promise<(CountAbout & { readonly lines: number })[]> {
  const all: readonly Note<unknown>[] = await notes.list(sheets);
  return all
    .filter(({ key }) => key.endsWith('/about'))
    .map(({ key, value }) => {
      const prefix = `${key.slice(0, -'about'.length)}line/`;
      return { ...(value as CountAbout), lines: all.filter((each) => each.key.startsWith(prefix)).length };
    })
    .toSorted((a, b) => b.begun - a.begun);
}
