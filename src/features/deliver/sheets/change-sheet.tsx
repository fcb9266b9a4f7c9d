import { IconMapPin, IconRefresh, IconReplace } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  type Quantity,
  compare,
  isPositive,
  parseQuantity,
  subtract,
  sum,
  zero,
} from '#domain/base/quantity.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Keypad } from '../../../ui/keypad.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat } from '../../floor.tsx';
import { ReasonSheet } from '../../goods/reason-sheet.tsx';
import { useReasons } from '../../reasons.ts';
import { useToday } from '../../use-today.ts';
import type { DeliveryLine, Delivery } from '../load-delivery.ts';
import { type LotRow, lotRows } from '../lot-rows.ts';
import { NotProposedChip } from '../not-proposed-chip.tsx';
import type { Kept } from '../keep-other.ts';

interface Props {
  readonly line: DeliveryLine;
  readonly delivery: Delivery;
  /** Keeps these for the line in place of what is kept. */
  readonly onKeep: (kept: readonly Kept[], reason: string) => void;
  /** Lets the strategy look again. */
  readonly onFindAgain: () => void;
  readonly onClose: () => void;
}

const keyOf = ({ lot, location, package: inside }: Pick<LotRow, 'lot' | 'location' | 'package'>): string =>
  `${lot ?? ''} ${location} ${inside ?? ''}`;

/** [T28, STK-6] Which numbers the line takes, and how much of each: another lot, or split over several. */
export function ChangeSheet({
  line: { line, product, plan },
  delivery,
  onKeep,
  onFindAgain,
  onClose,
}: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const today = useToday();
  const reasons = useReasons('reserve');
  const rows = today === null ? [] : lotRows(plan, today);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Quantity>>(
    () => new Map((plan?.steps ?? []).map((step) => [keyOf(step), step.quantity])),
  );
  const [editing, setEditing] = useState<LotRow | null>(null);
  const [typed, setTyped] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const unit = product?.unit ?? '';
  const wanted = subtract(line.expected, line.done);
  const all = sum(chosen.values());
  const over = compare(all, wanted) > 0;

  if (isAsking)
    return (
      <ReasonSheet
        title={t`Why other goods?`}
        note={product?.name}
        reasons={reasons}
        icon={<IconReplace size={36} aria-hidden="true" />}
        onReason={(reason) => onKeep(keptOf(rows, chosen), reason)}
        onClose={() => setIsAsking(false)}
      />
    );

  if (editing) {
    const quantity = parseQuantity(typed);
    const tooMuch = quantity.ok && compare(quantity.value, editing.available) > 0;
    return (
      <Sheet
        title={t`How many of ${editing.name}?`}
        note={t`${format.amount(editing.available, unit)} free at ${delivery.places.get(editing.location) ?? ''}`}
        onClose={() => setEditing(null)}
        primary={
          <BigButton
            value={typed === '' ? undefined : format.amount(typed, unit)}
            disabledReason={
              typed === '' || !quantity.ok
                ? t`Type how many`
                : tooMuch
                  ? t`That is more than is free here`
                  : undefined
            }
            onPress={() => {
              if (quantity.ok) setChosen(new Map(chosen).set(keyOf(editing), quantity.value));
              setEditing(null);
            }}
          >
            {t`Take`}
          </BigButton>
        }
      >
        <Keypad
          label={t`Quantity`}
          value={typed}
          onChange={setTyped}
          unit={unit}
          decimals={product?.precision ?? 0}
          decimalSign={format.decimalSign}
          display={false}
        />
      </Sheet>
    );
  }

  return (
    <Sheet
      title={t`Which goods for it?`}
      note={t`${format.amount(all, unit)} of ${format.amount(wanted, unit)} chosen`}
      onClose={onClose}
      primary={
        <BigButton
          disabledReason={over ? t`That is more than the delivery wants` : undefined}
          onPress={() => setIsAsking(true)}
        >
          {t`Keep these`}
        </BigButton>
      }
    >
      <Rows>
        {rows.map((row) => {
          const quantity = chosen.get(keyOf(row)) ?? zero;
          return (
            <Row
              key={keyOf(row)}
              lead={<IconMapPin size={28} aria-hidden="true" />}
              tone={row.why === 'held' ? 'wait' : isPositive(quantity) ? 'ok' : 'plain'}
              title={
                <>
                  <CodeText>{row.name}</CodeText>
                  {isPositive(quantity) && (
                    <>
                      {' '}
                      · <CodeText>{format.amount(quantity, unit)}</CodeText>
                    </>
                  )}
                </>
              }
              note={`${delivery.places.get(row.location) ?? ''} · ${t`${format.amount(row.available, unit)} free`}`}
              more={row.why === null ? undefined : <NotProposedChip why={row.why} />}
              {...(row.why !== 'held' && row.why !== 'promised' && { onPress: () => choose(row, quantity) })}
            />
          );
        })}
      </Rows>
      <Button icon={<IconRefresh size={28} aria-hidden="true" />} onPress={onFindAgain}>
        {t`Let the rule choose again`}
      </Button>
    </Sheet>
  );

  /** A serial is one unit: in or out. */
  function choose(row: LotRow, quantity: Quantity): void {
    if (product?.tracking === 'serial') {
      const next = new Map(chosen);
      if (isPositive(quantity)) next.delete(keyOf(row));
      else next.set(keyOf(row), row.available);
      return setChosen(next);
    }
    setTyped(isPositive(quantity) ? quantity : '');
    setEditing(row);
  }
}

const keptOf = (rows: readonly LotRow[], chosen: ReadonlyMap<string, Quantity>): Kept[] =>
  rows.flatMap((row) => {
    const quantity = chosen.get(keyOf(row)) ?? zero;
    const { lot, location, package: inside } = row;
    return isPositive(quantity) ? [{ lot, location, package: inside, quantity }] : [];
  });
