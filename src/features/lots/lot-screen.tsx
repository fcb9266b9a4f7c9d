import { IconMapPin, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import type { LotId } from '#domain/base/ids.ts';
import { isOurs } from '#domain/catalogue/place.ts';
import { isExpired } from '#domain/stock/expiry.ts';
import { dayAt } from '#domain/base/calendar.ts';
import { Empty } from '../../ui/empty.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { holdReasonWords } from '../hold-reason-words.ts';
import { LotStateChips } from '../lot-state.tsx';

/** What is known of this lot: what it is, its dates, where it stands. */
export function LotScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const { lot: id = '' } = useParams();
  const asked = useAsked(() => loadLot(floor, id as LotId), [id]);
  if (asked.state === 'loading')
    return (
      <Screen title={t`Lot`} back="/">
        {null}
      </Screen>
    );
  if (!asked.value)
    return (
      <Screen title={t`Lot`} back="/">
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`This lot is not on this device`} />
      </Screen>
    );
  const { lot, product, places, expired } = asked.value;
  const isSerial = product?.tracking === 'serial';
  const { expiration, bestBefore, removal } = lot.dates;
  const dates = [
    [t`Expires`, expiration],
    [t`Best before`, bestBefore],
    [t`Leaves the stock`, removal],
  ] as const;
  return (
    <Screen title={lot.name} note={`${product?.name ?? ''} · ${isSerial ? t`serial` : t`lot`}`} back="/">
      <LotStateChips lot={lot} />
      {lot.holds.map((hold) => (
        <Notice
          key={`${hold.by} ${hold.location ?? ''}`}
          tone="wait"
          icon={<IconTag size={28} aria-hidden="true" />}
          title={t`On hold`}
        >
          <p>{t(holdReasonWords[hold.why])}</p>
        </Notice>
      ))}
      {expired && (
        <Notice tone="error" icon={<IconTag size={28} aria-hidden="true" />} title={t`Expired`}>
          <p>{t`Do not use it. Ask a supervisor.`}</p>
        </Notice>
      )}
      {places.length === 0 ? (
        <Empty icon={<IconMapPin size={56} aria-hidden="true" />} title={t`None of it is in the house`} />
      ) : (
        <Rows label={t`Where it stands`}>
          {places.map((place) => (
            <Row
              key={`${place.location} ${place.package ?? ''}`}
              lead={<IconMapPin size={32} aria-hidden="true" />}
              title={<CodeText large>{format.amount(place.quantity, product?.unit ?? '')}</CodeText>}
              note={place.location}
            />
          ))}
        </Rows>
      )}
      <Rows label={t`Dates`}>
        {dates.flatMap(([name, day]) =>
          day === null ? [] : [<Row key={name} title={<CodeText>{format.day(day)}</CodeText>} note={name} />],
        )}
        {lot.reference !== null && (
          <Row title={<CodeText>{lot.reference}</CodeText>} note={t`Number of the supplier`} />
        )}
        {lot.note !== null && lot.note !== '' && <Row title={lot.note} note={t`Note`} />}
      </Rows>
    </Screen>
  );
}

async function loadLot(floor: Floor, id: LotId) {
  const { world, status } = floor;
  const lot = await world.get('lot', id);
  if (!lot) return null;
  const siteId = status.get().enrolment?.site;
  const [product, stocks, site] = await Promise.all([
    world.get('product', lot.product),
    world.find('stock', `lot:${id}`, 20),
    siteId === undefined ? undefined : world.get('site', siteId),
  ]);
  const places = [];
  for (const { places: here } of stocks)
    for (const place of here) {
      const location = await world.get('location', place.location);
      if (location && isOurs(location.usage))
        places.push({ location: location.name, quantity: place.quantity, package: place.package });
    }
  const today = dayAt(floor.now(), site?.timeZone ?? 'UTC');
  return { lot, product, places, expired: isExpired(lot.dates, today) };
}
