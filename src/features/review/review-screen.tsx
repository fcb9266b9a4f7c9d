import { IconChecks, IconFlag, IconMapPin } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { EntryView } from './entry-view.tsx';
import { loadBelowZero, loadFlagged, loadStopped } from './load-review.ts';

type Part = 'stopped' | 'flagged' | 'below-zero';

const pageSize = 50;

/** [X04] What a supervisor has to look at: work that was stopped, improbable work that is in force, stock below zero. */
export function ReviewScreen() {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [part, setPart] = useState<Part>('stopped');
  const [windows, setWindows] = useState(1);
  const most = windows * pageSize;
  const stopped = useAsked(() => loadStopped(world, format, most + 1), [most, format]);
  const flagged = useAsked(() => loadFlagged(world, format, most + 1), [most, format]);
  const below = useAsked(() => loadBelowZero(world), []);
  const entries = part === 'stopped' ? stopped : part === 'flagged' ? flagged : null;
  const list = entries?.state === 'here' ? entries.value : null;
  const count = <T,>(asked: { state: string; value?: readonly T[] }): string => {
    const length = asked.value?.length ?? 0;
    return length === 0 ? '' : ` (${length > most ? `${most}+` : length})`;
  };
  return (
    <Screen title={t`To look at`} back="/">
      <Segmented
        label={t`Show`}
        value={part}
        onChange={(next) => {
          setPart(next);
          setWindows(1);
        }}
        choices={[
          { value: 'stopped', word: `${t`Stopped`}${count(stopped)}` },
          { value: 'flagged', word: `${t`Flagged`}${count(flagged)}` },
          { value: 'below-zero', word: `${t`Below zero`}${count(below)}` },
        ]}
      />
      {list && list.length === 0 && (
        <Empty icon={<IconChecks size={56} aria-hidden="true" />} title={t`Nothing to look at`}>
          <p>
            {part === 'stopped'
              ? t`Nobody's work is refused, held or waiting here.`
              : t`Nothing improbable was recorded.`}
          </p>
        </Empty>
      )}
      {list && list.length > 0 && (
        <Rows label={part === 'stopped' ? t`Stopped work, newest first` : t`Flagged work, newest first`}>
          {list.slice(0, most).map((entry) => (
            <EntryView key={entry.row.id} entry={entry} />
          ))}
        </Rows>
      )}
      {list && list.length > most && (
        <Button onPress={() => setWindows(windows + 1)}>{t`Show earlier ones`}</Button>
      )}
      {part === 'below-zero' && below.state === 'here' && below.value.length === 0 && (
        <Empty icon={<IconChecks size={56} aria-hidden="true" />} title={t`No place is below zero`}>
          <p>{t`What was taken had been there before, as far as this device knows.`}</p>
        </Empty>
      )}
      {part === 'below-zero' && below.state === 'here' && below.value.length > 0 && (
        <Rows label={t`Stock below zero`}>
          {below.value.map(({ location, product, lot, quantity }) => (
            <Row
              key={`${location.id} ${product.id} ${lot?.id ?? ''}`}
              tone="wait"
              lead={<IconMapPin size={32} aria-hidden="true" />}
              title={
                <>
                  {product.name} {lot && <CodeText>{lot.name}</CodeText>}
                </>
              }
              note={
                <>
                  {location.name} · <CodeText>{format.amount(quantity, product.unit)}</CodeText>
                </>
              }
              more={t`Receive what is missing, or count the place.`}
              onPress={() => void navigate(`/count?location=${location.id}`)}
            />
          ))}
        </Rows>
      )}
      {part === 'flagged' && list && list.length > 0 && (
        <p>
          <IconFlag size={20} aria-hidden="true" />{' '}
          {t`Flagged work is in force. Take it back where it was recorded, or correct it.`}
        </p>
      )}
    </Screen>
  );
}
