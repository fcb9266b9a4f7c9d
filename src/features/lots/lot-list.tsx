import {
  IconAdjustmentsHorizontal,
  IconBox,
  IconChevronDown,
  IconChevronUp,
  IconMapPin,
  IconTag,
  IconTags,
} from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Location } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { LocationId, LotId } from '#domain/base/ids.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WindowList, type WindowRow } from '../../ui/window-list.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { lotTone } from '../lot-state.tsx';
import { usePages } from '../use-pages.ts';
import { useToday } from '../use-today.ts';
import { type Houses, housesOf } from '../where.ts';
import { ColumnSheet } from './column-sheet.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { type FoundLot, findLots } from './find-lots.ts';
import { type LotsView, narrowings, withColumn } from './lot-filter.ts';
import { GroupNote, LotEnd, LotNote } from './lot-row.tsx';
import styles from './lot-list.module.css';

interface Props {
  readonly view: LotsView;
  readonly onView: (change: (before: LotsView) => LotsView) => void;
  readonly current: LotId | undefined;
  readonly onOpen: (lot: LotId) => void;
}

interface Group {
  readonly is: 'group';
  readonly id: string;
  readonly name: string;
  readonly of: 'product' | 'place';
}
type Item = Group | (FoundLot & { readonly is: 'lot' });

/** [T30, A15-A18] Every lot and serial: by place, by product or all in one list; searched and narrowed by index. */
export function LotList(props: Props) {
  const floor = useFloor();
  const today = useToday();
  // Places are made once in a while: read again with every change, shared by all rows.
  const asked = useAsked(() => housesOf(floor), []);
  if (today === null || asked.state === 'loading') return null;
  return <List {...props} houses={asked.value} today={today} />;
}

interface ListProps extends Props {
  readonly houses: Houses;
  readonly today: NonNullable<ReturnType<typeof useToday>>;
}

function List({ view, onView, current, onOpen, houses, today }: ListProps) {
  const { t } = useLingui();
  const { world } = useFloor();
  const [sheet, setSheet] = useState<'filter' | 'columns' | null>(null);
  const { filter, grouping, open, columns } = view;
  const narrowed = narrowings(filter);
  const isGrouped = grouping !== 'none' && narrowed === 0 && filter.text.trim() === '';

  const groups = usePages<Group>(
    async (after, limit) => (isGrouped ? loadGroups(world, grouping, after, limit) : []),
    ['groups', isGrouped, grouping],
  );
  const shown = isGrouped
    ? {
        ...filter,
        product: grouping === 'product' ? (open as Product['id'] | null) : null,
        location: grouping === 'place' ? (open as LocationId | null) : null,
      }
    : filter;
  const isOpen = !isGrouped || open !== null;
  const lots = usePages<FoundLot>(
    async (after, limit) => (isOpen ? findLots(world, houses, shown, today, after, limit) : []),
    ['lots', isOpen, today, houses.own.size, JSON.stringify(shown)],
  );
  const { items, total, more } = isGrouped ? laidOut(groups, lots, open) : flat(lots);
  const word = filter.text.trim();

  const row = (item: Item): WindowRow => {
    if (item.is === 'group') {
      const Arrow = item.id === open ? IconChevronUp : IconChevronDown;
      const Icon = item.of === 'place' ? IconMapPin : IconBox;
      return {
        lead: <Icon size={32} aria-hidden="true" />,
        title: item.name,
        note: <GroupNote of={item.of} id={item.id} houses={houses} />,
        end: <Arrow size={28} aria-hidden="true" />,
      };
    }
    const { lot } = item;
    return {
      lead: <IconTag size={28} aria-hidden="true" />,
      title: <CodeText>{lot.name}</CodeText>,
      note: (
        <LotNote
          lot={lot}
          columns={
            isGrouped && grouping === 'product' ? columns.filter((each) => each !== 'product') : columns
          }
          today={today}
          timeZone={houses.timeZone}
        />
      ),
      end: <LotEnd lot={lot} houses={houses} at={shown.location} />,
      tone: lotTone(lot, today),
    };
  };

  return (
    <>
      <div className={styles['tools']}>
        <SearchField
          label={t`Search number or reference`}
          value={filter.text}
          onChange={(text) => onView((before) => ({ ...before, filter: { ...before.filter, text } }))}
        />
        <Button
          iconOnly
          icon={<IconAdjustmentsHorizontal size={28} aria-hidden="true" />}
          pressed={narrowed > 0}
          onPress={() => setSheet('filter')}
        >
          {narrowed === 0 ? t`Filter` : <Plural value={narrowed} one="# filter" other="# filters" />}
        </Button>
      </div>
      {word === '' && narrowed === 0 && (
        <Segmented
          label={t`Grouped by`}
          quiet
          value={grouping}
          choices={[
            { value: 'place', word: t`Place` },
            { value: 'product', word: t`Product` },
            { value: 'none', word: t`All` },
          ]}
          onChange={(next) => onView((before) => ({ ...before, grouping: next, open: null }))}
        />
      )}
      {!isGrouped && lots.state === 'here' && lots.items.length > 0 && (
        <p className={styles['count']} role="status">
          {lots.total === null ? (
            t`More than ${lots.items.length} found`
          ) : (
            <Plural value={lots.total} one="# found" other="# found" />
          )}
        </p>
      )}
      {!isGrouped && lots.state === 'here' && lots.items.length === 0 && (
        <Empty
          icon={<IconTags size={56} aria-hidden="true" />}
          title={word === '' ? t`No lot or serial fits` : t`No number or reference begins with this`}
        >
          <p>
            {narrowed > 0 ? t`Take a filter away, or scan the label.` : t`Scan the label, or make a new lot.`}
          </p>
        </Empty>
      )}
      {items.length > 0 && (
        <WindowList<Item>
          label={t`Lots and serials`}
          items={items}
          total={total}
          keyOf={(item) => (item.is === 'group' ? item.id : item.lot.id)}
          row={row}
          current={current}
          onPress={(item) =>
            item.is === 'group'
              ? onView((before) => ({ ...before, open: item.id === before.open ? null : item.id }))
              : onOpen(item.lot.id)
          }
          onMore={total === null ? more : undefined}
        />
      )}
      {sheet === 'filter' && (
        <FilterSheet
          filter={filter}
          onFilter={(part) =>
            onView((before) => ({ ...before, filter: { ...before.filter, ...part }, open: null }))
          }
          onColumns={() => setSheet('columns')}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === 'columns' && (
        <ColumnSheet
          columns={columns}
          onColumn={(name) => onView((before) => ({ ...before, columns: withColumn(before.columns, name) }))}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}

interface Paged<T> {
  readonly items: readonly T[];
  readonly total: number | null;
  readonly more: () => void;
}

const asLot = (found: FoundLot): Item => ({ is: 'lot', ...found });

const flat = ({ items, total, more }: Paged<FoundLot>): Paged<Item> => ({
  items: items.map(asLot),
  total,
  more,
});

/** The open group with its lots under it. What stands below waits until all of them are there, so that the end of the list asks for the right ones. */
function laidOut(groups: Paged<Group>, lots: Paged<FoundLot>, open: string | null): Paged<Item> {
  const at = open === null ? -1 : groups.items.findIndex(({ id }) => id === open);
  if (at < 0) return groups;
  const above = groups.items.slice(0, at + 1);
  const inside = lots.items.map(asLot);
  if (lots.total === null) return { items: [...above, ...inside], total: null, more: lots.more };
  const items = [...above, ...inside, ...groups.items.slice(at + 1)];
  return { items, total: groups.total === null ? null : items.length, more: groups.more };
}

async function loadGroups(
  world: ReturnType<typeof useFloor>['world'],
  grouping: 'place' | 'product',
  after: Group | null,
  limit: number,
): Promise<Group[]> {
  if (grouping === 'product') {
    const products = await world.scan('product', 'sorted:tracked:', limit, after?.id);
    return products.map(({ id, name }) => ({ is: 'group', id, name, of: 'product' }));
  }
  const places: Location[] = await world.scan('location', 'sorted:internal:', limit, after?.id);
  return places.map(({ id, name }) => ({ is: 'group', id, name, of: 'place' }));
}
