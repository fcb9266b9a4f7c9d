import { IconCalendarExclamation, IconPlus, IconTag, IconTags } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from 'react-router';
import type { LotId } from '#domain/base/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { mostCounted, useExpiryCount } from '../expiry-count.ts';
import { useAsked, useFloor } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { loadLot } from './load-lot.ts';
import { writeView } from './lot-filter.ts';
import { LotList } from './lot-list.tsx';
import { LotPrimary } from './lot-primary.tsx';
import { LotRecord } from './lot-record.tsx';
import { useLotsView } from './use-lots-view.ts';
import styles from './lot-record.module.css';

/** [T30, T31] All lots and serials, and the record of one: side by side where there is room. */
export function LotsScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const { lot: id } = useParams();
  const [view, changeView] = useLotsView();
  const asked = useAsked(
    () => (id === undefined ? Promise.resolve(null) : loadLot(floor, id as LotId)),
    [id],
  );
  const record = asked.state === 'here' ? asked.value : null;
  const query = String(writeView(view));
  const search = query === '' ? '' : `?${query}`;
  const list = (
    <LotList
      view={view}
      current={id as LotId | undefined}
      onView={changeView}
      onOpen={(lot) => void navigate(`/lots/${lot}${search}`)}
    />
  );
  const ways = (
    <div className={styles['ways']}>
      <ExpiryWay />
      <Button
        kind="strong"
        icon={<IconPlus size={28} aria-hidden="true" />}
        onPress={() => void navigate('/lots/new')}
      >
        {t`New number`}
      </Button>
    </div>
  );
  if (id === undefined)
    return (
      <Screen
        title={t`Lots and serials`}
        back="/"
        secondary={ways}
        aside={
          <Empty icon={<IconTags size={56} aria-hidden="true" />} title={t`Which lot?`}>
            <p>{t`Choose one, or scan its label.`}</p>
          </Empty>
        }
      >
        {list}
      </Screen>
    );
  const kind = record?.product?.tracking === 'serial' ? t`serial` : t`lot`;
  const detail =
    asked.state === 'loading' ? null : record === null ? (
      <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`This lot is not on this device`}>
        <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
      </Empty>
    ) : (
      <LotRecord key={record.lot.id} record={record} />
    );
  return (
    <Screen
      title={record?.lot.name ?? t`Lot`}
      note={record ? `${record.product?.name ?? ''} · ${kind}` : undefined}
      back={`/lots${search}`}
      primary={record ? <LotPrimary key={record.lot.id} record={record} /> : undefined}
      list={list}
    >
      {detail}
    </Screen>
  );
}

/** [T40] What stands in the expiry alerts is one tap away, and says how much that is. */
function ExpiryWay() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { person } = useRights();
  const count = useExpiryCount(person);
  if (!count || count.alerts === 0) return null;
  return (
    <Button
      icon={<IconCalendarExclamation size={28} aria-hidden="true" />}
      onPress={() => void navigate('/expiry')}
    >
      {count.alerts > mostCounted ? (
        t`More than ${mostCounted} expiry alerts`
      ) : (
        <Plural value={count.alerts} one="# expiry alert" other="# expiry alerts" />
      )}
    </Button>
  );
}
