import { IconClipboardList, IconFileImport } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { parseDay } from '#domain/base/calendar.ts';
import { isPositive, one, parseQuantity } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { generateLots } from '#domain/numbering/generate.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { type Floor, useFloor, useFormat } from '../../floor.tsx';
import { runOf } from '../../goods/house.ts';
import { say } from '../../goods/say.ts';
import { meaningOf } from '../../meaning.ts';
import { readScan } from '../../read-scan.ts';
import { useScans } from '../../use-scans.ts';
import type { LineAt } from './numbers-screen.tsx';
import type { Source } from './understand.ts';
import styles from './numbers-screen.module.css';

interface Props {
  readonly at: LineAt;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Lines of the text that were scanned. */
  readonly scanned: ReadonlySet<string>;
  readonly onScanned: (lines: readonly string[]) => void;
  readonly onSource: (source: Source) => void;
}

type Way = 'generate' | 'list';
type Whose = 'own' | 'first';
type Spelling = 'lines' | 'typed';

const longestText = 2_000_000;
const mostAtOnce = 10_000;

/** Where do the numbers come from? */
export function NumbersSource({ at, text, onText, scanned, onScanned, onSource }: Props) {
  const { receipt, line, product, missing, back } = at;
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const file = useId();
  const [way, setWay] = useState<Way>(text === '' ? 'generate' : 'list');
  const [whose, setWhose] = useState<Whose>(receipt.type?.createNew === false ? 'first' : 'own');
  const [spelling, setSpelling] = useState<Spelling>('lines');
  const [first, setFirst] = useState('');
  const [much, setMuch] = useState(missing === '0' ? '' : String(missing));
  const [per, setPer] = useState('');
  const [day, setDay] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const isSerial = product.tracking === 'serial';
  const waiting = new Set(receipt.missingNumbers);
  const announced = receipt.order.announced.filter(({ line: of, lot }) => of === line.id && waiting.has(lot));

  useScans(async (scan) => {
    if (way !== 'list') return false;
    // A list code holds many lines, a label one number: both join the list.
    const reading = await readScan(floor, scan);
    const { kind } = await meaningOf(floor.world, reading);
    if (kind === 'badge' || kind === 'order') return false;
    const added = reading.fields.serial ?? reading.fields.lot ?? scan.text;
    onText(text === '' ? added : `${text}\n${added}`);
    onScanned(added.split(/\r?\n/).map((each) => each.trim()));
    say(floor, 'plain', msg`On the list`, i18n._(msg`${added.split(/\r?\n/).length} lines`));
    return true;
  });

  const read = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const isTooLong = chosen.size > longestText;
    setTrouble(isTooLong ? t`This file is too long for one receipt.` : null);
    if (!isTooLong) onText(await chosen.text());
  };

  const total = parseQuantity(much.replace(format.decimalSign, '.'));
  const perLot = per.trim() === '' ? total : parseQuantity(per.replace(format.decimalSign, '.'));
  const wrong = ((): string | undefined => {
    if (way === 'list') return text.trim() === '' ? t`Paste or scan the list first` : undefined;
    if (!total.ok || !isPositive(total.value)) return t`Say how many`;
    if (isSerial && !/^\d+$/.test(total.value)) return t`Only whole units are counted.`;
    if (!isSerial && (!perLot.ok || !isPositive(perLot.value))) return t`Say how much is in one lot`;
    if (whose === 'first' && first.trim() === '') return t`Type the first number`;
    if (countOf() > mostAtOnce) return t`At most ${format.quantity(String(mostAtOnce))} numbers at once`;
    return undefined;
  })();

  function countOf(): number {
    if (!total.ok) return 0;
    if (isSerial) return Number(total.value);
    return perLot.ok ? generateLots('0', total.value, perLot.value).length : 0;
  }

  const next = async (): Promise<void> => {
    if (way === 'list')
      return onSource(
        spelling === 'lines'
          ? { from: 'lines', text, scanned }
          : { from: 'typed', text: await withNext(floor, product, text) },
      );
    if (!total.ok || !perLot.ok) return;
    const shared = {
      total: total.value,
      perLot: isSerial ? one : perLot.value,
      expiration: parseDay(day) ?? null,
    };
    if (whose === 'first') return onSource({ from: 'run', first: first.trim(), ...shared });
    onSource({ from: 'own', names: await ownNumbers(floor, product, countOf()), ...shared });
  };

  return (
    <Screen
      title={t`Numbers`}
      note={product.name}
      back={back}
      primary={
        <BigButton disabledReason={wrong} onPress={() => void next()}>
          {way === 'list' ? t`Check the list` : isSerial ? t`Generate serials` : t`Generate lots`}
        </BigButton>
      }
    >
      <p className={styles['sum']}>{t`${format.amount(missing, product.unit)} missing`}</p>
      {announced.length > 0 && (
        <Button
          kind="strong"
          icon={<IconClipboardList size={28} aria-hidden="true" />}
          onPress={() => onSource({ from: 'announced', lots: announced })}
        >
          {t`As announced by the supplier (${announced.length})`}
        </Button>
      )}
      <Segmented<Way>
        label={t`Where do the numbers come from?`}
        value={way}
        choices={[
          { value: 'generate', word: t`Generate` },
          { value: 'list', word: t`From a list` },
        ]}
        onChange={setWay}
      />
      {way === 'generate' ? (
        <>
          <Segmented<Whose>
            label={t`Which numbers?`}
            value={whose}
            choices={[
              { value: 'own', word: t`Our next ones` },
              { value: 'first', word: t`From a first one` },
            ]}
            onChange={setWhose}
          />
          {whose === 'first' && (
            <Field
              label={t`First number`}
              value={first}
              onChange={setFirst}
              code
              hint={t`The last digits count up: SN0009, SN0010`}
            />
          )}
          <Field
            label={isSerial ? t`How many units` : t`How much in all, in ${product.unit}`}
            value={much}
            onChange={setMuch}
            code
          />
          {!isSerial && (
            <Field
              label={t`How much in one lot`}
              value={per}
              onChange={setPer}
              code
              hint={t`Empty: one lot for all of it. The last lot takes the rest.`}
            />
          )}
          {product.expiry && (
            <DayField
              label={t`Expires on`}
              value={day}
              onChange={setDay}
              hint={t`Empty: counted from today by the rule of the product`}
            />
          )}
        </>
      ) : (
        <>
          <Segmented<Spelling>
            label={t`How is it written?`}
            value={spelling}
            choices={[
              { value: 'lines', word: t`One a line` },
              { value: 'typed', word: t`1-5, 9, 4+` },
            ]}
            onChange={setSpelling}
          />
          <Field
            label={t`The list`}
            value={text}
            onChange={onText}
            multiline
            code
            hint={
              spelling === 'lines'
                ? t`One number a line, or number; quantity; date. Paste it, choose a file, or scan a list code.`
                : t`1-5: from 1 to 5. 4+: from 4 on, as many as are missing. 2+2: 2 and two more. ~: our next number.`
            }
          />
          <div>
            <label className={styles['file']} htmlFor={file}>
              <IconFileImport size={28} aria-hidden="true" />
              {t`Choose a file`}
            </label>
            <input
              id={file}
              className="hidden-text"
              type="file"
              accept=".csv,.txt,text/plain,text/csv"
              onChange={({ target }) => void read(target.files?.[0])}
            />
            {trouble !== null && <p role="alert">{trouble}</p>}
          </div>
        </>
      )}
    </Screen>
  );
}

/** [NUM-5] So many numbers of our own run, each spent before it is shown. */
async function ownNumbers(floor: Floor, product: Product, count: number): Promise<string[]> {
  const run = await runOf(floor, product);
  const names: string[] = [];
  if (run === undefined) return names;
  while (names.length < count) names.push((await floor.numbers.next(run)).text);
  return names;
}

/** Each ~ is our next number. */
async function withNext(floor: Floor, product: Product, text: string): Promise<string> {
  const names = await ownNumbers(floor, product, text.split('~').length - 1);
  return text.replaceAll('~', () => names.shift() ?? '~');
}
