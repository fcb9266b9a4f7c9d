import { IconCheck } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { type Column, columnNames } from './lot-filter.ts';
import { useColumnWords } from './column-words.ts';
import styles from './filter-sheet.module.css';

interface Props {
  readonly columns: readonly Column[];
  readonly onColumn: (name: Column) => void;
  readonly onClose: () => void;
}

/** [T41] What each row says beside its number: dates are there for whoever wants them. */
export function ColumnSheet({ columns, onColumn, onClose }: Props) {
  const { t } = useLingui();
  const words = useColumnWords();
  return (
    <Sheet
      title={t`What shall each row say?`}
      onClose={onClose}
      primary={<BigButton onPress={onClose}>{t`Show the list`}</BigButton>}
    >
      <div className={styles['flags']}>
        {columnNames.map((name) => {
          const isOn = columns.includes(name);
          return (
            <Button
              key={name}
              fill
              pressed={isOn}
              icon={isOn ? <IconCheck size={28} aria-hidden="true" /> : undefined}
              onPress={() => onColumn(name)}
            >
              {words[name]}
            </Button>
          );
        })}
      </div>
    </Sheet>
  );
}
