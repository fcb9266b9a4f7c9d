import { IconMapPin, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { LotId } from '#domain/base/ids.ts';
import { isPositive } from '#domain/base/quantity.ts';
import { type Usage, isOurs } from '#domain/catalogue/place.ts';
import { type Lot, stockKey } from '#domain/stock/rows.ts';
import type { TraceKind } from '#domain/protocol/trace-messages.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { LotStateChips } from '../lot-state.tsx';
import { movesHere } from './device-trace.ts';

interface Standing {
  readonly key: string;
  readonly title: string;
  readonly quantity: string;
  readonly unit: string;
  readonly to: string | null;
  readonly lot: Lot | null;
}

const most = 200;

/** [T32] Where it is now: at our places and beyond; of an order its lots, of a place what stands there. */
export function NowList({ kind, id }: { kind: TraceKind; id: string }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const outside: Partial<Record<Usage, string>> = {
    customer: t`With customers`,
    supplier: t`Back at suppliers`,
    scrap: t`Scrapped`,
    production: t`Used in production`,
  };
  const asked = useAsked(
    () => (kind === 'lot' ? placesOf(floor, id as LotId, outside) : lotsOf(floor, kind, id)),
    [kind, id],
  );
  if (asked.state === 'loading') return null;
  if (asked.value.length === 0)
    return <Empty icon={<IconMapPin size={56} aria-hidden="true" />} title={t`None of it is in the house`} />;
  return (
    <Rows label={t`Where it is now`}>
      {asked.value.map(({ key, title, quantity, unit, to, lot }) => (
        <Row
          key={key}
          lead={
            kind === 'lot' ? (
              <IconMapPin size={32} aria-hidden="true" />
            ) : (
              <IconTag size={32} aria-hidden="true" />
            )
          }
          title={title}
          note={<CodeText>{format.amount(quantity, unit)}</CodeText>}
          more={lot && <LotStateChips lot={lot} />}
          {...(to === null ? {} : { onPress: () => void navigate(to) })}
        />
      ))}
    </Rows>
  );
}

async function placesOf(
  { world }: Floor,
  id: LotId,
  outside: Partial<Record<Usage, string>>,
): Promise<Standing[]> {
  const lot = await world.get('lot', id);
  if (!lot) return [];
  const [stock, product] = await Promise.all([
    world.get('stock', stockKey(lot.product, id)),
    world.get('product', lot.product),
  ]);
  const found: Standing[] = [];
  for (const { location: at, package: inside, quantity } of stock?.places ?? []) {
    const location = await world.get('location', at);
    if (!location) continue;
    const isOwn = isOurs(location.usage);
    const title = isOwn ? location.name : outside[location.usage];
    // What came from outside leaves a negative balance there: that is where it came from, not where it is.
    if (title === undefined || (!isOwn && !isPositive(quantity))) continue;
    const to = isOwn ? `/places/${at}` : null;
    found.push({ key: `${at} ${inside ?? ''}`, title, quantity, unit: product?.unit ?? '', to, lot: null });
  }
  return found;
}

async function lotsOf(floor: Floor, kind: 'order' | 'place', id: string): Promise<Standing[]> {
  const { world } = floor;
  if (kind === 'place') {
    const rows = await world.scan('stock', `at:${id}:`, most);
    return Promise.all(
      rows.map(async ({ product: productId, lot: lotId, places }) => {
        const [product, lot] = await Promise.all([
          world.get('product', productId),
          lotId === null ? undefined : world.get('lot', lotId),
        ]);
        const quantity = places.find(({ location }) => location === id)?.quantity ?? '0';
        return {
          key: stockKey(productId, lotId),
          title: [lot?.name, product?.name].filter(Boolean).join(' · '),
          quantity,
          unit: product?.unit ?? '',
          to: lotId === null ? `/products/${productId}` : `/lots/${lotId}`,
          lot: lot ?? null,
        };
      }),
    );
  }
  const { moves } = await movesHere(floor, kind, id, most);
  const lots = new Map(moves.flatMap((move) => (move.lot === null ? [] : [[move.lot, move]])));
  return Promise.all(
    [...lots.values()].map(async (move) => {
      const product = await world.get('product', move.product);
      const lot = move.lot === null ? undefined : await world.get('lot', move.lot);
      return {
        key: move.lot ?? '',
        title: [move.lotName, product?.name].filter(Boolean).join(' · '),
        quantity: move.quantity,
        unit: product?.unit ?? '',
        to: `/trace/lot/${move.lot ?? ''}`,
        lot: lot ?? null,
      };
    }),
  );
}
