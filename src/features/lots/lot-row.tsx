import { Plural, useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import { type Day, dayAt } from '#domain/base/calendar.ts';
import type { LocationId } from '#domain/base/ids.ts';
import { isPositive, isZero, sum, zero } from '#domain/base/quantity.ts';
import { type Lot, stockKey } from '#domain/stock/rows.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { type Asked, useAsked, useFloor, useFormat } from '../floor.tsx';
import { lotStates } from '../lot-state.tsx';
import { type Houses, ownQuantity } from '../where.ts';
import { some } from './find-lots.ts';
import type { Column } from './lot-filter.ts';
import styles from './lot-list.module.css';

/** Only rows in sight exist, so each asks for itself what it shows. */
const here = <T,>(asked: Asked<T>): T | undefined => (asked.state === 'here' ? asked.value : undefined);

/** What stands out of it first, then the columns that the person chose. */
export function LotNote({
  lot,
  columns,
  today,
  timeZone,
}: {
  lot: Lot;
  columns: readonly Column[];
  today: Day;
  timeZone: string;
}) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const product = here(
    useAsked(async () => (await world.get('product', lot.product)) ?? null, [lot.product]),
  );
  const { expiration, bestBefore, removal, alert } = lot.dates;
  const day = (value: Day | null): string | null => value && format.day(value);
  const words: Record<Column, string | null> = {
    product: product?.name ?? null,
    reference: lot.reference,
    expiration: expiration && t`expires ${day(expiration)}`,
    bestBefore: bestBefore && t`best before ${day(bestBefore)}`,
    removal: removal && t`removal ${day(removal)}`,
    alert: alert && t`alert ${day(alert)}`,
    created: t`made ${format.day(dayAt(lot.registered.at, timeZone))}`,
  };
  const states = lotStates(lot, today);
  const parts: ReactNode[] = [
    ...states.map(({ key, word }) => (
      <span key={key} className={styles['grave']}>
        {t(word)}
      </span>
    )),
    ...columns.flatMap((column) => (words[column] === null ? [] : [words[column]])),
  ];
  return parts.map((part, at) => (
    // Parts never change their order while the row stands.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={at}>
      {at > 0 && ' · '}
      {part}
    </Fragment>
  ));
}

/** On hand: over all places of ours, or at one. */
export function LotEnd({ lot, houses, at }: { lot: Lot; houses: Houses; at: LocationId | null }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const asked = here(
    useAsked(
      async () => ({
        product: await world.get('product', lot.product),
        stock: await world.get('stock', stockKey(lot.product, lot.id)),
      }),
      [lot.id],
    ),
  );
  if (!asked) return null;
  const { product, stock } = asked;
  const quantity =
    at === null
      ? ownQuantity(houses, stock)
      : sum((stock?.places ?? []).filter(({ location }) => location === at).map((place) => place.quantity));
  return (
    <span className={styles['end']}>
      {isZero(quantity) ? (
        <span className={styles['none']}>{t`none here`}</span>
      ) : (
        <CodeText>{format.amount(quantity, product?.unit ?? '')}</CodeText>
      )}
    </span>
  );
}

/** Beyond this the exact number helps nobody, and would have to be counted row by row. */
const most = 99;

/** How much stands behind a group: so many lots, and of a product the sum. */
export function GroupNote({ of, id, houses }: { of: 'product' | 'place'; id: string; houses: Houses }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const asked = here(
    useAsked(async () => {
      const { rows, more } = await some(
        world,
        'stock',
        `${of === 'place' ? 'location' : 'product'}:${id}`,
        most,
      );
      const product = of === 'product' ? await world.get('product', id) : undefined;
      return { rows, more, product };
    }, [of, id]),
  );
  if (!asked) return null;
  const { rows, more, product } = asked;
  if (more) return t`more than ${most} lots`;
  const quantities = rows.map((stock) => ownQuantity(houses, stock));
  const lots = rows.filter(
    ({ lot }, at) => lot !== null && (of === 'place' || isPositive(quantities[at] ?? zero)),
  ).length;
  const loose = rows.filter(({ lot }) => lot === null).length;
  if (lots + loose === 0) return t`nothing here`;
  return (
    <>
      <Plural value={lots} one="# lot" other="# lots" />
      {product && ` · ${format.amount(sum(quantities), product.unit)}`}
      {loose > 0 && (
        <>
          {' · '}
          <Plural value={loose} one="# product without numbers" other="# products without numbers" />
        </>
      )}
    </>
  );
}
