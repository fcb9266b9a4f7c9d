import { IconAlertTriangle, IconListCheck } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { compare, isPositive, one, sum } from '#domain/base/quantity.ts';
import { type ImportLine, goodNumbers, importLines } from '#domain/numbering/import.ts';
import type { Decimals } from '#domain/numbering/import-quantity.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Busy, Sheet } from '../../ui/sheet.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import type { AtHand } from '../goods/at-hand.ts';
import { useOneAnswer } from '../goods/use-one-answer.ts';
import type { GivenNumber } from './give-numbers.ts';
import { listFaultWords } from './list-fault-words.ts';
import type { Adopting } from './use-adopt.ts';

interface Props {
  readonly stand: AtHand;
  readonly adopting: Adopting;
  readonly onClose: () => void;
}

/** [NUM-4] A list of numbers, one a line: what was understood is shown before anything is kept, nothing is dropped silently. */
export function ListSheet({ stand, adopting, onClose }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const [text, setText] = useState('');
  const { isBusy, answer } = useOneAnswer();
  const { product, quantity: left } = stand;
  const asked = useAsked(
    () => understood(floor, stand, text, format.decimalSign === ',' ? 'comma' : 'point'),
    [text, product.id],
  );
  const lines = asked.state === 'here' ? asked.value : [];
  const wrong = lines.filter(({ faults }) => faults.length > 0);
  const good = numbersOf(lines, stand);
  const total = sum(good.map(({ quantity }) => quantity));
  const isTooMuch = compare(total, left) > 0;

  const give = (): Promise<void> =>
    answer(async () => {
      if (await adopting.giveAll(good)) onClose();
    });
  return (
    <Busy when={isBusy}>
      <Sheet
        title={t`A list of numbers`}
        note={t`One a line; for lots the quantity behind it: L-1; 25`}
        onClose={onClose}
        primary={
          <BigButton
            disabledReason={
              good.length === 0
                ? t`Paste or type the numbers`
                : isTooMuch
                  ? t`Only ${format.amount(left, product.unit)} have no number`
                  : undefined
            }
            onPress={() => void give()}
          >
            <Plural value={good.length} _0="Give numbers" one="Give # number" other="Give # numbers" />
          </BigButton>
        }
      >
        <Field label={t`Numbers`} value={text} onChange={setText} multiline plainTyping />
        {good.length > 0 && (
          <Notice
            tone="plain"
            icon={<IconListCheck size={28} aria-hidden="true" />}
            title={<Plural value={good.length} one="# number understood" other="# numbers understood" />}
          />
        )}
        {wrong.length > 0 && (
          <>
            <Notice
              tone="error"
              icon={<IconAlertTriangle size={28} aria-hidden="true" />}
              title={<Plural value={wrong.length} one="# line is left out" other="# lines are left out" />}
            />
            <Rows label={t`Lines that are left out`}>
              {wrong.slice(0, 100).map(({ line, text: said, faults }) => (
                <Row
                  key={line}
                  tone="error"
                  title={<bdi dir="ltr">{said}</bdi>}
                  note={t`Line ${line}: ${faults.map((fault) => t(listFaultWords(fault))).join(' · ')}`}
                />
              ))}
            </Rows>
          </>
        )}
      </Sheet>
    </Busy>
  );
}

/** Read once to learn which numbers it names, and again with what the company has of them. */
async function understood(
  { world }: ReturnType<typeof useFloor>,
  { product }: AtHand,
  text: string,
  decimals: Decimals,
): Promise<ImportLine[]> {
  if (text.trim() === '' || product.tracking === 'none') return [];
  const context = {
    tracking: product.tracking,
    precision: product.precision,
    decimals,
    dateOrder: null,
    knownAs: (): string | undefined => undefined,
  };
  const names = importLines(text, context).flatMap(({ number }) => (number ? [number.name] : []));
  const known = new Map<string, string>();
  for (const name of new Set(names))
    for (const lot of await world.find('lot', `name:${name}`, 10))
      if (lot.product === product.id) known.set(lot.name.toLowerCase(), lot.name);
  return importLines(text, { ...context, knownAs: (name) => known.get(name.toLowerCase()) });
}

/** A single lot without a quantity takes all that is left. */
function numbersOf(lines: readonly ImportLine[], { product, quantity: left }: AtHand): GivenNumber[] {
  const good = goodNumbers(lines);
  const isAlone = product.tracking === 'lot' && good.length === 1;
  return good.flatMap(({ name, quantity, expiration }) => {
    const much = quantity ?? (product.tracking === 'serial' ? one : isAlone ? left : null);
    return much && isPositive(much)
      ? [{ name, quantity: much, label: { expiration, bestBefore: null } }]
      : [];
  });
}
