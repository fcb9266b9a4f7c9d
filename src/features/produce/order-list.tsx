import { IconTool } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { StageWord } from '../stage-word.tsx';
import { type OrderGroup, type Which, orderGroups } from './order-groups.ts';

/** What is to be made, the most urgent first; typing narrows it, and so does a scan that led here. */
export function OrderList({ current }: { current?: OrderId | undefined }) {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [text, setText] = useState('');
  const [which, setWhich] = useState<Which>('open');
  const product = query.get('product');
  const filter = { which, product, text };
  const asked = useAsked(() => orderGroups(floor.world, filter), Object.values(filter));
  const groups = asked.state === 'here' ? asked.value : null;
  return (
    <>
      <Segmented<Which>
        label={t`Orders`}
        value={which}
        onChange={setWhich}
        choices={[
          { value: 'open', word: t`To make` },
          { value: 'waiting', word: t`Waiting for approval` },
        ]}
      />
      {product === null ? (
        <SearchField label={t`Search orders`} value={text} onChange={setText} />
      ) : (
        <Button onPress={() => setQuery({})}>{t`Show all orders`}</Button>
      )}
      {groups && groups.length === 0 && (
        <Empty
          icon={<IconTool size={56} aria-hidden="true" />}
          title={
            which === 'waiting'
              ? t`Nothing waits for approval`
              : text === '' && product === null
                ? t`Nothing is to be made`
                : t`No open order fits`
          }
        >
          {which === 'open' && <p>{t`What has to be made all the same gets an order of its own here.`}</p>}
        </Empty>
      )}
      {groups && groups.length > 0 && (
        <Rows label={t`Manufacturing orders`}>
          {groups.map((group) => (
            <OrderRow
              key={group.key}
              group={group}
              isCurrent={current !== undefined && (group.open.id === current || group.key === current)}
              onOpen={() => void navigate(`/produce/${group.open.id}`)}
            />
          ))}
        </Rows>
      )}
    </>
  );
}

interface RowProps {
  readonly group: OrderGroup;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function OrderRow({ group, isCurrent, onOpen }: RowProps) {
  const format = useFormat();
  const { reference, product, open, planned, unit, units, areUnits, stage } = group;
  return (
    <Row
      lead={<IconTool size={32} aria-hidden="true" />}
      title={
        <>
          <bdi dir="ltr">{reference}</bdi> · {product}
        </>
      }
      note={
        <>
          <CodeText>{format.amount(planned, unit)}</CodeText> · {format.day(open.scheduled)}
          {units > 1 && (
            <>
              {' · '}
              {areUnits ? (
                <Plural value={units} one="# unit open" other="# units open" />
              ) : (
                <Plural value={units} one="# order" other="# orders" />
              )}
            </>
          )}
        </>
      }
      more={<StageWord stage={stage} />}
      current={isCurrent}
      onPress={onOpen}
    />
  );
}
