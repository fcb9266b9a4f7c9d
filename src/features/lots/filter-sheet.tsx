import {
  IconBox,
  IconBuildingFactory2,
  IconCheck,
  IconColumns,
  IconMapPin,
  IconX,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { PickSheet } from '../pick-sheet.tsx';
import type { Created, LotFilter } from './lot-filter.ts';
import styles from './filter-sheet.module.css';

interface Props {
  readonly filter: LotFilter;
  readonly onFilter: (part: Partial<LotFilter>) => void;
  /** What each row says is another question. */
  readonly onColumns: () => void;
  readonly onClose: () => void;
}

/** [A16] Product, place, when it was made, and what stands out. The list behind follows at once. */
export function FilterSheet({ filter, onFilter, onColumns, onClose }: Props) {
  const { t } = useLingui();
  const { world, status } = useFloor();
  const { enrolment } = useLive(status);
  const [picking, setPicking] = useState<'product' | 'location' | null>(null);
  const asked = useAsked(
    async () => ({
      product: filter.product === null ? undefined : await world.get('product', filter.product),
      place: filter.location === null ? undefined : await world.get('location', filter.location),
      site: enrolment ? await world.get('site', enrolment.site) : undefined,
    }),
    [filter.product, filter.location, enrolment?.site],
  );
  const names = asked.state === 'here' ? asked.value : null;
  const flags = [
    ['expired', t`Expired`],
    ['alert', t`In the expiry alerts`],
    ['held', t`On hold`],
    ['archived', t`Archived`],
  ] as const;
  if (picking !== null)
    return (
      <PickSheet
        kind={picking}
        onClose={() => setPicking(null)}
        onPick={(id) => {
          onFilter({ [picking]: id });
          setPicking(null);
        }}
      />
    );
  return (
    <Sheet
      title={t`Which lots?`}
      onClose={onClose}
      primary={<BigButton onPress={onClose}>{t`Show the list`}</BigButton>}
    >
      <div className={styles['flags']}>
        {flags.map(([name, word]) => (
          <Button
            key={name}
            fill
            pressed={filter[name]}
            icon={filter[name] ? <IconCheck size={28} aria-hidden="true" /> : undefined}
            onPress={() => onFilter({ [name]: !filter[name] })}
          >
            {word}
          </Button>
        ))}
      </div>
      <Rows label={t`Narrowed to`}>
        <Row
          lead={<IconBox size={32} aria-hidden="true" />}
          title={names?.product?.name ?? t`Any product`}
          note={t`Product`}
          onPress={() => setPicking('product')}
          action={
            filter.product !== null && (
              <Button
                iconOnly
                icon={<IconX size={28} aria-hidden="true" />}
                onPress={() => onFilter({ product: null })}
              >
                {t`Any product`}
              </Button>
            )
          }
        />
        <Row
          lead={<IconMapPin size={32} aria-hidden="true" />}
          title={names?.place?.name ?? t`Any place`}
          note={t`Place`}
          onPress={() => setPicking('location')}
          action={
            filter.location !== null && (
              <Button
                iconOnly
                icon={<IconX size={28} aria-hidden="true" />}
                onPress={() => onFilter({ location: null })}
              >
                {t`Any place`}
              </Button>
            )
          }
        />
        <Row
          lead={<IconBuildingFactory2 size={32} aria-hidden="true" />}
          title={names?.site?.name ?? ''}
          note={t`Company: this device holds no other`}
        />
      </Rows>
      <Segmented<Created>
        label={t`Made`}
        value={filter.created}
        choices={[
          { value: 'any', word: t`Any day` },
          { value: 'day', word: t`Today` },
          { value: 'week', word: t`7 days` },
          { value: 'month', word: t`30 days` },
        ]}
        onChange={(created) => onFilter({ created })}
      />
      <Button icon={<IconColumns size={28} aria-hidden="true" />} onPress={onColumns}>
        {t`Columns`}
      </Button>
    </Sheet>
  );
}
