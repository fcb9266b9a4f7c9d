import { IconAlertTriangle, IconPrinter, IconTruck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { isPositive } from '#domain/base/quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { type Slip, slipOf } from './slip-content.ts';
import { SlipPaper } from './slip-paper.tsx';
import styles from './slip-screen.module.css';

type Size = 'a4' | 'label';

/** [T06, T29] The paper that goes along with the goods, in the size of the printer at hand. */
export function SlipScreen() {
  const { t } = useLingui();
  const { order: id = '' } = useParams();
  const floor = useFloor();
  const [size, setSize] = useState<Size>('a4');
  const asked = useAsked(() => slipOf(floor, id as OrderId), [id]);
  const back = `/deliver/${id}`;
  if (asked.state === 'loading')
    return (
      <Screen title={t`Delivery slip`} back={back} strip={false}>
        {null}
      </Screen>
    );
  const slip = asked.value;
  if (!slip)
    return (
      <Screen title={t`Delivery slip`} back="/deliver" strip={false}>
        <Empty
          icon={<IconTruck size={56} aria-hidden="true" />}
          title={t`This delivery is not on this device`}
        />
      </Screen>
    );
  return (
    <Screen
      title={t`Delivery slip`}
      note={slip.reference}
      back={back}
      strip={false}
      primary={
        <BigButton icon={<IconPrinter size={32} aria-hidden="true" />} onPress={() => window.print()}>
          {t`Print`}
        </BigButton>
      }
    >
      <div className="no-print">
        <Segmented<Size>
          label={t`Paper`}
          value={size}
          choices={[
            { value: 'a4', word: t`A4` },
            { value: 'label', word: t`Label 100 × 150 mm` },
          ]}
          onChange={setSize}
        />
      </div>
      <Doubts slip={slip} />
      {/* Ink on paper, whatever the screen looks like at night. */}
      <div data-theme="day" className={`${styles['slip']} ${styles[size]}`}>
        <SlipPaper slip={slip} />
      </div>
    </Screen>
  );
}

/** What a person should know before this paper goes out. */
function Doubts({ slip }: { slip: Slip }) {
  const { t } = useLingui();
  const unknown = slip.lines.filter(({ unknown: rest }) => isPositive(rest));
  const icon = <IconAlertTriangle size={28} aria-hidden="true" />;
  return (
    <div className="no-print">
      {!slip.isClosed && (
        <Notice tone="wait" icon={icon} title={t`This delivery is not closed yet.`}>
          <p>{t`More may be taken. The numbers stand on the slip once it is closed.`}</p>
        </Notice>
      )}
      {slip.isClosed && slip.hasNumbers && unknown.length > 0 && (
        <Notice tone="wait" icon={icon} title={t`Some numbers are not on this device.`}>
          {unknown.map(({ product }) => (
            <p key={product?.id ?? ''}>
              <CodeText>{product?.name ?? ''}</CodeText>
            </p>
          ))}
          <p>{t`Print it again when this device has heard from the server.`}</p>
        </Notice>
      )}
    </div>
  );
}
