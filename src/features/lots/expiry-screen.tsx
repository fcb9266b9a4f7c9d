import { IconBellRinging, IconCalendarCheck, IconPrinter, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { LotId, PersonId } from '#domain/base/ids.ts';
import { mostTold } from '#domain/catalogue/rights.ts';
import { type ExpiryAlert, byResponsible } from '#domain/stock/expiry-alerts.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { loadExpiryAlerts, untoldAlerts } from '../expiry-count.ts';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { keep } from '../keep.ts';
import { LotStateChips } from '../lot-state.tsx';
import { useRights } from '../rights.ts';
import { useErrand } from '../use-errand.ts';
import styles from './expiry-screen.module.css';

const rowsAtOnce = 200;

/** [EXP-6, T40] From its alert date a lot stands here until it is gone, under whoever is responsible. Printable. */
export function ExpiryScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const { person } = useRights();
  const asked = useAsked(() => loadExpiryAlerts(floor), []);
  const [whose, setWhose] = useState<'mine' | 'all' | null>(null);
  const [most, setMost] = useState(rowsAtOnce);
  const alerts = asked.state === 'here' ? asked.value : null;
  const mine = alerts?.filter(({ responsible }) => responsible === person) ?? [];
  // Whoever is responsible for something sees that first.
  const shownOf = whose ?? (mine.length > 0 ? 'mine' : 'all');
  const shown = (shownOf === 'mine' ? mine : (alerts ?? [])).slice(0, most);
  const all = shownOf === 'mine' ? mine.length : (alerts?.length ?? 0);
  const groups = [...byResponsible(shown)];
  const fresh = useTold(mine.length > 0 ? person : null);
  return (
    <Screen
      title={t`Expiry alerts`}
      back="/"
      secondary={
        <Button
          icon={<IconPrinter size={28} aria-hidden="true" />}
          onPress={() => {
            // Paper has no button for more.
            setMost(Number.POSITIVE_INFINITY);
            setTimeout(() => print(), 100);
          }}
        >
          {t`Print this list`}
        </Button>
      }
    >
      <div className="no-print">
        <Segmented
          label={t`Whose`}
          quiet
          value={shownOf}
          choices={[
            { value: 'mine', word: alerts ? t`Mine: ${mine.length}` : t`Mine` },
            { value: 'all', word: alerts ? t`Everybody's: ${alerts.length}` : t`Everybody's` },
          ]}
          onChange={setWhose}
        />
      </div>
      <p className={styles['printed']}>{t`Expiry alerts, ${format.moment(floor.now())}`}</p>
      {alerts !== null && shown.length === 0 && (
        <Empty icon={<IconCalendarCheck size={56} aria-hidden="true" />} title={t`Nothing expires soon`}>
          <p>{t`A lot appears here on its alert date and stays until it is gone.`}</p>
        </Empty>
      )}
      {groups.map(([responsible, some]) => (
        <section key={responsible ?? '-'} className={styles['group']}>
          <h2 className={styles['heading']}>
            {responsible === null ? t`Nobody is named for these` : format.person(responsible)}
          </h2>
          <Rows label={responsible === null ? t`Nobody is named for these` : format.person(responsible)}>
            {some.map((alert) => (
              <AlertRow key={alert.lot.id} alert={alert} isNew={fresh.has(alert.lot.id)} />
            ))}
          </Rows>
        </section>
      ))}
      {all > shown.length && (
        <Button
          onPress={() => setMost(most + rowsAtOnce)}
        >{t`Show more, ${all - shown.length} are left`}</Button>
      )}
    </Screen>
  );
}

/**
 * [EXP-6] What stands here for the first time before whoever is responsible. Reading the list is being told: it is recorded,
 * and no device tells it again; while the list is open they stay marked.
 */
function useTold(person: PersonId | null): ReadonlySet<LotId> {
  const floor = useFloor();
  const [fresh, setFresh] = useState<ReadonlySet<LotId>>(new Set());
  const asked = useAsked(
    async () => (person === null ? [] : await untoldAlerts(floor, person)).map(({ lot }) => lot.id),
    [person],
  );
  const untold = asked.state === 'here' ? asked.value : none;
  const recorded = useRef(new Set<LotId>());
  const errand = useErrand();
  useEffect(() => {
    const lots = untold.filter((id) => !recorded.current.has(id)).slice(0, mostTold);
    if (lots.length === 0) return;
    for (const id of lots) recorded.current.add(id);
    setFresh(new Set(recorded.current));
    errand(keep(floor, () => floor.recorder.record({ kind: 'tell-alerts', payload: { lots } })));
  }, [errand, floor, untold]);
  return fresh;
}

const none: readonly LotId[] = [];

interface AlertRowProps {
  readonly alert: ExpiryAlert;
  /** Nobody had told of it before. */
  readonly isNew: boolean;
}

function AlertRow({ alert: { lot, product, onHand, state }, isNew }: AlertRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const { expiration, removal } = lot.dates;
  const dates = [
    expiration && t`expires ${format.day(expiration)}`,
    removal && state !== 'expired' && t`leaves the stock ${format.day(removal)}`,
  ].filter(Boolean);
  return (
    <Row
      tone={state === 'expired' ? 'error' : 'wait'}
      lead={<IconTag size={32} aria-hidden="true" />}
      title={
        <>
          <CodeText>{lot.name}</CodeText> · <CodeText>{format.amount(onHand, product.unit)}</CodeText>
        </>
      }
      note={[product.name, ...dates].join(' · ')}
      more={
        <>
          {isNew && <Chip icon={<IconBellRinging size={20} aria-hidden="true" />}>{t`New`}</Chip>}
          <LotStateChips lot={lot} />
        </>
      }
      onPress={() => void navigate(`/lots/${lot.id}`)}
    />
  );
}
