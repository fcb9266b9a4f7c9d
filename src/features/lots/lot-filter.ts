import type { LocationId, ProductId } from '#domain/base/ids.ts';

export const createdChoices = ['any', 'day', 'week', 'month'] as const;
export type Created = (typeof createdChoices)[number];

export const columnNames = [
  'product',
  'reference',
  'expiration',
  'bestBefore',
  'removal',
  'alert',
  'created',
] as const;
/** [A15, T41] What a row of the list says beside number and quantity. */
export type Column = (typeof columnNames)[number];

/** [A16] What the list is narrowed to. */
export interface LotFilter {
  /** Beginning of a number, an old number or a reference. */
  readonly text: string;
  readonly product: ProductId | null;
  readonly location: LocationId | null;
  readonly created: Created;
  readonly expired: boolean;
  readonly alert: boolean;
  readonly held: boolean;
  readonly archived: boolean;
}

export type Grouping = 'place' | 'product' | 'none';

/** How the list looks: it stands in the address, so that back, a link and a second pane all find it again. */
export interface LotsView {
  readonly filter: LotFilter;
  readonly grouping: Grouping;
  /** The group that is open. */
  readonly open: string | null;
  readonly columns: readonly Column[];
}

const usualColumns: readonly Column[] = ['product', 'expiration'];

export function readView(query: URLSearchParams): LotsView {
  const has = (name: string): boolean => query.has(name);
  const created = createdChoices.find((each) => each === query.get('created')) ?? 'any';
  const by = query.get('by');
  const columns = query.get('columns');
  return {
    filter: {
      text: query.get('text') ?? '',
      product: query.get('product') as ProductId | null,
      location: query.get('place') as LocationId | null,
      created,
      expired: has('expired'),
      alert: has('alert'),
      held: has('held'),
      archived: has('archived'),
    },
    grouping: by === 'product' || by === 'none' ? by : 'place',
    open: query.get('open'),
    columns:
      columns === null ? usualColumns : columnNames.filter((name) => columns.split(' ').includes(name)),
  };
}

export function writeView({ filter, grouping, open, columns }: LotsView): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null | boolean): void => {
    if (value === true) query.set(name, '');
    else if (value !== null && value !== false && value !== '') query.set(name, value);
  };
  set('by', grouping === 'place' ? null : grouping);
  set('open', open);
  set('text', filter.text);
  set('product', filter.product);
  set('place', filter.location);
  set('created', filter.created === 'any' ? null : filter.created);
  for (const name of ['expired', 'alert', 'held', 'archived'] as const) set(name, filter[name]);
  const said = columns.join(' ');
  if (said !== usualColumns.join(' ')) query.set('columns', said);
  return query;
}

/** So many narrowings, without the text: a group list has no place for them. */
export const narrowings = ({ product, location, created, ...flags }: LotFilter): number =>
  [product, location].filter((each) => each !== null).length +
  Number(created !== 'any') +
  [flags.expired, flags.alert, flags.held, flags.archived].filter(Boolean).length;

/** The column more, or less. */
export const withColumn = (columns: readonly Column[], name: Column): Column[] =>
  columnNames.filter((each) => columns.includes(each) !== (each === name));
