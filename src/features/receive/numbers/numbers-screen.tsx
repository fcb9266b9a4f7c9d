import { IconPackageImport } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { type Quantity, max, subtract, zero } from '#domain/base/quantity.ts';
import type { OrderLine } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { useChoices } from '../../goods/use-choices.ts';
import { type Receipt, loadReceipt } from '../load-receipt.ts';
import { type ReceiptChoices, noChoices } from '../receipt-choices.ts';
import { NumbersPreview } from './numbers-preview.tsx';
import { NumbersSource } from './numbers-source.tsx';
import type { Source } from './understand.ts';

/** The line that numbers are received on, as it stood when somebody looked at it. */
export interface LineAt {
  readonly receipt: Receipt;
  readonly line: OrderLine;
  readonly product: Product;
  readonly missing: Quantity;
  readonly back: string;
  /** What was said on the receipt for the goods that follow. */
  readonly choices: ReceiptChoices;
}

/** [T17, T21, T22] Many numbers of one line at once: made here, pasted, out of a file, or as they were announced. */
export function NumbersScreen() {
  const [chosen, setChosen] = useState<{ readonly at: LineAt; readonly source: Source } | null>(null);
  // The text stays when somebody goes back to mend it.
  const [text, setText] = useState('');
  const [scanned, setScanned] = useState<ReadonlySet<string>>(new Set());
  // Once chosen, the line stands still: it is not read again for every one of a thousand numbers.
  return chosen ? (
    <NumbersPreview {...chosen} onBack={() => setChosen(null)} />
  ) : (
    <LiveSource
      text={text}
      onText={setText}
      scanned={scanned}
      onScanned={(lines) => setScanned(new Set([...scanned, ...lines]))}
      onSource={(at, source) => setChosen({ at, source })}
    />
  );
}

interface Props extends Pick<
  Parameters<typeof NumbersSource>[0],
  'text' | 'onText' | 'scanned' | 'onScanned'
> {
  readonly onSource: (at: LineAt, source: Source) => void;
}

function LiveSource({ onSource, ...list }: Props) {
  const { t } = useLingui();
  const { order = '', line: lineId = '' } = useParams();
  const floor = useFloor();
  const back = `/receive/${order}`;
  const [choices] = useChoices(back, noChoices);
  const { place } = choices;
  const asked = useAsked(() => loadReceipt(floor, order as OrderId, place), [order, place]);
  const receipt = asked.state === 'here' ? asked.value : null;
  const line = receipt?.lines.find((each) => each.line.id === lineId);
  if (asked.state === 'loading')
    return (
      <Screen title={t`Numbers`} back={back}>
        {null}
      </Screen>
    );
  if (!receipt || receipt.order.state !== 'open' || !line?.product || line.product.tracking === 'none')
    return (
      <Screen title={t`Numbers`} back={back}>
        <Empty
          icon={<IconPackageImport size={56} aria-hidden="true" />}
          title={t`This line takes no numbers`}
        />
      </Screen>
    );
  const missing = max(zero, subtract(line.line.expected, line.line.done));
  const at: LineAt = { receipt, line: line.line, product: line.product, missing, back, choices };
  return <NumbersSource at={at} {...list} onSource={(source) => onSource(at, source)} />;
}
