import { IconSearchOff } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { meaningOf } from '../../meaning.ts';
import { readScan } from '../../read-scan.ts';
import { useScans } from '../../use-scans.ts';
import type { Field } from './fields.ts';
import { type Referred, candidates } from './references.ts';
import type { Values } from './values.ts';

interface Props {
  readonly field: Extract<Field, { kind: 'reference' }>;
  readonly label: string;
  readonly value: string;
  readonly values: Values;
  readonly onChoose: (value: string, row?: Referred['row']) => void;
  readonly onClose: () => void;
}

/** Which one? Searched, or scanned. */
export function ReferenceSheet({ field, label, value, values, onChoose, onClose }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => candidates(floor, field.to, typed, field.side), [field.to, field.side, typed]);
  const fits = (each: Referred): boolean => field.only?.(each.row as never, values) !== false;
  const list = asked.state === 'here' ? asked.value.filter(fits) : null;
  const keyOf = (each: Referred): string => (field.by === 'name' ? each.title : each.id);

  useScans(async (scan) => {
    const meaning = await meaningOf(floor.world, await readScan(floor, scan));
    const row =
      meaning.kind === 'goods' && field.to === 'product'
        ? meaning.product
        : meaning.kind === 'location' && field.to === 'location'
          ? meaning.location
          : meaning.kind === 'partner' && field.to === 'partner'
            ? meaning.partner
            : null;
    if (row === null || field.only?.(row as never, values) === false) return false;
    onChoose(row.id, row);
    return true;
  });

  return (
    <Sheet title={label} onClose={onClose}>
      <SearchField label={t`Search`} value={typed} onChange={setTyped} />
      {!field.required && value !== '' && <Button onPress={() => onChoose('')}>{t(field.none)}</Button>}
      {list && list.length === 0 && (
        <Empty icon={<IconSearchOff size={56} aria-hidden="true" />} title={t`Nothing to choose from`}>
          <p>{typed === '' ? t`Make one first, then come back.` : t`Type less, or something else.`}</p>
        </Empty>
      )}
      {list && list.length > 0 && (
        <Rows label={label}>
          {list.map((each) => (
            <Row
              key={each.id}
              title={each.title}
              note={each.note}
              current={keyOf(each) === value}
              onPress={() => onChoose(keyOf(each), each.row)}
            />
          ))}
        </Rows>
      )}
    </Sheet>
  );
}
