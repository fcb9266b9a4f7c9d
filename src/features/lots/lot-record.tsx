import {
  IconAlertTriangle,
  IconCalendarX,
  IconMapPin,
  IconPlayerPause,
  IconRoute,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isExpired } from '#domain/stock/expiry.ts';
import { isNegative } from '#domain/base/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import { holdReasonWords } from '../hold-reason-words.ts';
import { LotStateChips } from '../lot-state.tsx';
import { useToday } from '../use-today.ts';
import { LotActions } from './lot-actions.tsx';
import { LotFacts } from './lot-facts.tsx';
import { PlacesSheet } from './places-sheet.tsx';
import type { LotRecord as Record } from './load-lot.ts';
import styles from './lot-record.module.css';

/** [T31] A lot or serial: what must be known before it is used, where it stands, what it is, and what can be done with it. */
export function LotRecord({ record }: { record: Record }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const today = useToday();
  const [isAsking, setAsking] = useState(false);
  const { lot, product, places, total, holds } = record;
  const unit = product?.unit ?? '';
  const [only] = places;
  return (
    <>
      <LotStateChips lot={lot} />
      {today !== null && isExpired(lot.dates, today) && (
        <Notice tone="error" icon={<IconCalendarX size={28} aria-hidden="true" />} title={t`Expired`}>
          <p>{t`Do not use it. Ask a supervisor.`}</p>
        </Notice>
      )}
      {holds.map(({ hold, place }) => (
        <Notice
          key={`${hold.by} ${hold.location ?? ''} ${hold.why}`}
          tone="wait"
          icon={<IconPlayerPause size={28} aria-hidden="true" />}
          title={t(holdReasonWords[hold.why])}
        >
          <p>
            {place === null
              ? t`On hold wherever it is, since ${format.moment(hold.since)}.`
              : t`On hold at ${place} only, since ${format.moment(hold.since)}.`}
          </p>
        </Notice>
      ))}
      {places.length === 0 ? (
        <Empty icon={<IconMapPin size={56} aria-hidden="true" />} title={t`None of it is in the house`} />
      ) : (
        <>
          <p className={styles['total']}>
            <CodeText large>{format.amount(total, unit)}</CodeText> {t`on hand`}
          </p>
          <Rows label={t`Where it stands`}>
            {places.map((place) => (
              <Row
                key={`${place.location.id} ${place.package ?? ''}`}
                tone={isNegative(place.quantity) ? 'wait' : 'plain'}
                lead={
                  isNegative(place.quantity) ? (
                    <IconAlertTriangle size={32} aria-hidden="true" />
                  ) : (
                    <IconMapPin size={32} aria-hidden="true" />
                  )
                }
                title={place.location.name}
                note={t`here since ${format.moment(place.arrived)}`}
                more={
                  <>
                    <CodeText>{format.amount(place.quantity, unit)}</CodeText>
                    {isNegative(place.quantity) && ` · ${t`less than nothing: it waits to be counted`}`}
                    {place.package !== null && ` · ${t`on a pallet`}`}
                  </>
                }
                onPress={() => void navigate(`/places/${place.location.id}`)}
              />
            ))}
          </Rows>
        </>
      )}
      <div className={styles['ways']}>
        <Button
          kind="strong"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          onPress={() =>
            only && places.length === 1 ? void navigate(`/places/${only.location.id}`) : setAsking(true)
          }
        >
          {t`Location`}
        </Button>
        <Button
          kind="strong"
          icon={<IconRoute size={28} aria-hidden="true" />}
          onPress={() => void navigate(`/trace/lot/${lot.id}`)}
        >
          {t`Traceability`}
        </Button>
      </div>
      <LotFacts record={record} />
      <LotActions record={record} />
      {isAsking && <PlacesSheet record={record} onClose={() => setAsking(false)} />}
    </>
  );
}
