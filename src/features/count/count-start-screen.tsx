import { IconClipboardList, IconMapPin, IconPackage, IconUserCheck } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { PlaceSheet } from '../goods/place-sheet.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { scannedOf } from '../goods/scanned.ts';
import { useRights } from '../rights.ts';
import { useScans } from '../use-scans.ts';
import { openCounts } from './count-notes.ts';
import { ModeChoice } from './mode-choice.tsx';

/** What shall be counted? A place, or a product wherever it stands; a scan says it. */
export function CountStartScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const rights = useRights();
  const [isChoosing, setChoosing] = useState(false);
  const asked = useAsked(() => begun(floor), []);
  const here = asked.state === 'here' ? asked.value : null;

  useScans(async (scan) => {
    const scanned = await scannedOf(floor, scan, { products: [] });
    if (scanned.kind === 'place' && scanned.location.usage === 'internal') {
      const { name, id } = scanned.location;
      floor.desk.tell({ tone: 'plain', word: i18n._(msg`Place`), text: name, operation: null }, 'ok');
      void navigate(`/count/place/${id}`);
      return true;
    }
    if (scanned.kind !== 'goods') return false;
    const { name, id } = scanned.draft.product;
    floor.desk.tell({ tone: 'plain', word: i18n._(msg`Product`), text: name, operation: null }, 'ok');
    void navigate(`/count/product/${id}`);
    return true;
  });

  return (
    <Screen
      title={t`Count`}
      note={t`What?`}
      back="/"
      primary={<BigButton onPress={() => setChoosing(true)}>{t`Choose a place`}</BigButton>}
    >
      <ModeChoice />
      {rights.may('decide') && (
        <Button
          icon={<IconUserCheck size={28} aria-hidden="true" />}
          onPress={() => void navigate('/count/review')}
        >
          {t`Counts that wait for a supervisor`}
        </Button>
      )}
      {here && here.counts.length === 0 && (
        <Empty icon={<IconClipboardList size={56} aria-hidden="true" />} title={t`No count is open`}>
          <p>{t`Scan the place that you stand at. Nothing is booked before you have seen the differences.`}</p>
        </Empty>
      )}
      {here && here.counts.length > 0 && (
        <Rows label={t`Open counts`}>
          {here.counts.map(({ scope, name, lines, begun: since }) => (
            <Row
              key={`${scope.kind} ${scope.id}`}
              lead={
                scope.kind === 'place' ? (
                  <IconMapPin size={32} aria-hidden="true" />
                ) : (
                  <IconPackage size={32} aria-hidden="true" />
                )
              }
              title={name}
              note={
                <>
                  <Plural value={lines} one="# thing counted" other="# things counted" />, {t`not booked yet`}{' '}
                  · {format.moment(since)}
                </>
              }
              onPress={() => void navigate(`/count/${scope.kind}/${scope.id}`)}
            />
          ))}
        </Rows>
      )}
      <RecentWork label={t`Booked just now`} kinds={['count']} />
      {isChoosing && (
        <PlaceSheet
          title={t`Which place?`}
          onPlace={({ id }) => void navigate(`/count/place/${id}`)}
          onClose={() => setChoosing(false)}
        />
      )}
    </Screen>
  );
}

async function begun(floor: Floor) {
  const { world } = floor;
  const counts = await Promise.all(
    (await openCounts(floor)).map(async (count) => {
      const { kind, id } = count.scope;
      const row = await world.get(kind === 'place' ? 'location' : 'product', id);
      return { ...count, name: row?.name ?? id };
    }),
  );
  return { counts };
}
