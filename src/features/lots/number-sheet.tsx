import { IconSparkles } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Product } from '#domain/catalogue/product.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { CodePad } from '../code-pad.tsx';
import { useFloor } from '../floor.tsx';
import { runOf } from '../goods/house.ts';
import { readScan } from '../read-scan.ts';
import { useScans } from '../use-scans.ts';

interface Props {
  readonly product: Product;
  readonly expected?: readonly string[];
  readonly onNumber: (number: string) => void;
  readonly onClose: () => void;
}

const none: readonly string[] = [];

/** Which number? A scan answers it, so do the keys, and the next one of ours. */
export function NumberSheet({ product, expected = none, onNumber, onClose }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const isSerial = product.tracking === 'serial';
  useScans(async (scan) => {
    const { fields, text } = await readScan(floor, scan);
    onNumber((fields.lot ?? fields.serial ?? text).trim());
    return true;
  });
  const [isTaking, setTaking] = useState(false);
  const next = async (): Promise<void> => {
    // One number for one tap: a second tap while the first is made durable would spend another.
    if (isTaking) return;
    setTaking(true);
    const text = await nextNumber(floor, product);
    if (text !== null) onNumber(text);
    else setTaking(false);
  };
  return (
    <Sheet
      title={isSerial ? t`Which serial?` : t`Which lot?`}
      note={t`${product.name}: scan its label, choose, or type.`}
      onClose={onClose}
    >
      <CodePad
        label={isSerial ? t`Serial number` : t`Lot number`}
        kind={isSerial ? 'serial' : 'lot'}
        expected={expected}
        onDone={({ text }) => onNumber(text.trim())}
      />
      <Button icon={<IconSparkles size={28} aria-hidden="true" />} onPress={() => void next()}>
        {t`The next number of ours`}
      </Button>
    </Sheet>
  );
}

/** [A02, NUM-5] The next number of the product's own run, or of the site's; spent once it is given. Null where nobody has set up a run. */
export async function nextNumber(
  floor: ReturnType<typeof useFloor>,
  product: Pick<Product, 'sequence'>,
): Promise<string | null> {
  const run = await runOf(floor, product);
  return run === undefined ? null : (await floor.numbers.next(run)).text;
}
