import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onChoose: (timeZone: string) => void;
}

/** On the wall of which place does the plant's clock hang? */
export function TimeZoneSheet({ onClose, onChoose }: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const search = typed.trim().toLowerCase().replaceAll(' ', '_');
  const found = ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((zone) => zone.toLowerCase().includes(search))
    .slice(0, most);
  return (
    <Sheet title={t`Time zone`} note={t`The nearest large city`} onClose={onClose}>
      <SearchField label={t`Search a city`} value={typed} onChange={setTyped} />
      <Rows label={t`Time zone`}>
        {found.map((zone) => (
          <Row key={zone} title={zone.replaceAll('_', ' ')} onPress={() => onChoose(zone)} />
        ))}
      </Rows>
    </Sheet>
  );
}

const most = 30;
