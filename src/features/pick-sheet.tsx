import { IconBox, IconMapPin, IconTruckDelivery } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Empty } from '../ui/empty.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useAsked, useFloor } from './floor.tsx';
import { partnersFor } from './partners.ts';

type Kind = 'product' | 'location' | 'partner';

interface Props {
  readonly kind: Kind;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
  /** [A03] Products with lots or serials alone. */
  readonly trackedOnly?: boolean;
}

const mostRows = 40;
const icons = { product: IconBox, location: IconMapPin, partner: IconTruckDelivery };

/** One of the plant's products, places or partners: typing narrows the list. */
export function PickSheet({ kind, onPick, onClose, trackedOnly = false }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const [text, setText] = useState('');
  const asked = useAsked(async () => {
    const typed = text.trim();
    // The titles below ask for a supplier.
    if (kind === 'partner') return partnersFor(world, 'supplier', typed, mostRows);
    const rows =
      typed === ''
        ? await world.scan(kind, firstOf[kind], mostRows)
        : await world.scan(kind, `name:${typed}`, mostRows);
    return rows.filter(
      (row) => !row.archived && !(trackedOnly && 'tracking' in row && row.tracking === 'none'),
    );
  }, [kind, text]);
  const rows = asked.state === 'here' ? asked.value : null;
  const titles = { product: t`Which product?`, location: t`Which place?`, partner: t`Which supplier?` };
  const Icon = icons[kind];
  return (
    <Sheet title={titles[kind]} onClose={onClose}>
      <SearchField label={t`Type the beginning of its name`} value={text} onChange={setText} />
      {rows?.length === 0 && (
        <Empty icon={<Icon size={56} aria-hidden="true" />} title={t`Nothing has this name`} />
      )}
      {rows && rows.length > 0 && (
        <Rows label={titles[kind]}>
          {rows.map((row) => (
            <Row
              key={row.id}
              lead={<Icon size={32} aria-hidden="true" />}
              title={row.name}
              onPress={() => onPick(row.id)}
            />
          ))}
        </Rows>
      )}
    </Sheet>
  );
}

/** What is offered before anything is typed. */
const firstOf: Record<Exclude<Kind, 'partner'>, string> = {
  product: 'sorted:tracked:',
  location: 'sorted:internal:',
};
