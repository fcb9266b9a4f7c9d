import { IconTable } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { TableName } from '#domain/protocol/exchange-messages.ts';
import { Row, Rows } from '../../ui/row.tsx';
import { listNames, lists } from './lists.ts';

interface Props {
  readonly current: TableName | null;
  readonly onChoose: (list: TableName) => void;
}

/** Every list, in the order in which an empty plant takes them. */
export function ListRows({ current, onChoose }: Props) {
  const { t } = useLingui();
  return (
    <Rows label={t`Lists`}>
      {listNames.map((name) => (
        <Row
          key={name}
          lead={<IconTable size={32} aria-hidden="true" />}
          title={t(lists[name].title)}
          note={t(lists[name].note)}
          current={name === current}
          onPress={() => onChoose(name)}
        />
      ))}
    </Rows>
  );
}
