import { IconAlertTriangle, IconBarcode, IconReplace, IconSparkles } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo, useState } from 'react';
import { type BatchList, readBatch } from '#domain/making/batch-faults.ts';
import { runText, toRuns } from '#domain/numbering/runs.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useWide } from '../../../ui/use-wide.ts';
import { WindowList, type WindowRow } from '../../../ui/window-list.tsx';
import { useAsked, useFormat, useLive } from '../../floor.tsx';
import { type Batch, editNumbers, generate, inUse } from '../batch-draft.ts';
import { type FlowContext, finishedOf } from '../flow-context.ts';
import { keptElsewhere } from '../../goods/kept-elsewhere.ts';
import type { MakingPage } from '../load-order.ts';
import { prepareBatch, startProduceBatch, unitsOf } from '../producing.ts';
import styles from './batch-sheet.module.css';

const most = 2000;

interface Numbered {
  readonly number: string;
  readonly at: number;
}

/**
 * [M20-M27] Batch Production: first serial, how many, Generate; then the numbers, as ranges on a handheld and as an
 * editable text on a tablet, with what is wrong with them on top. Labels that were printed before are simply scanned.
 */
export function BatchSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const format = useFormat();
  const isWide = useWide();
  const batch = useLive(context.batch);
  const [busy, setBusy] = useState<'generate' | 'record' | null>(null);
  const [isEvery, setEvery] = useState(false);
  const numbers = useDeferredValue(batch?.numbers ?? none);
  const units = Number(page.left);
  const asked = useAsked(
    async () => ({ used: await inUse(context, numbers), elsewhere: await typedElsewhere(context) }),
    [numbers.join('\n')],
  );
  const used = asked.state === 'here' ? asked.value.used : null;
  const elsewhere = asked.state === 'here' ? asked.value.elsewhere : null;
  const list = useMemo(
    () =>
      readBatch(
        numbers,
        units,
        (number) => used?.has(number) ?? false,
        (number) => elsewhere?.has(number) ?? false,
      ),
    [numbers, units, used, elsewhere],
  );
  if (!batch) return null;
  const set = (change: Partial<Batch>): void => context.batch.set({ ...batch, ...change });
  const close = (): void => context.question.set(null);
  const run = async (what: 'generate' | 'record', work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(what);
    // The screen says what goes on before the work begins.
    await new Promise((resolve) => setTimeout(resolve, 30));
    await work().finally(() => setBusy(null));
  };
  const isLow = batch.own.has(batch.first) && batch.numbers.length === 0 && batch.count > leftFor(batch);
  const why = reasonAgainst(list, batch, {
    none: t`Generate the numbers, or scan labels`,
    faulty: t`First mend the numbers`,
    more: t`More numbers than units: say that it is so`,
    busy: t`Working on ${batch.numbers.length} units`,
    isBusy: busy === 'record',
  });
  const lineOf = ({ number, at }: Numbered): WindowRow => ({
    lead: <CodeText>{at + 1}</CodeText>,
    title: <CodeText>{number}</CodeText>,
    tone: used?.has(number) || elsewhere?.has(number) ? 'error' : 'plain',
  });
  return (
    <Sheet
      title={t`Batch production`}
      note={`${page.order.reference} · ${page.product?.name ?? ''} · ${format.amount(page.left, page.product?.unit ?? '')}`}
      onClose={close}
      primary={
        <div className={styles['actions']}>
          {why === undefined && (
            <Button fill onPress={() => void run('record', () => prepareBatch(context))}>
              {t`Prepare only: the units stay open`}
            </Button>
          )}
          <BigButton
            value={
              batch.numbers.length > 0
                ? format.amount(unitsOf(list.units), page.product?.unit ?? '')
                : undefined
            }
            disabledReason={why}
            onPress={() => void run('record', () => startProduceBatch(context))}
          >
            {t`Produce`}
          </BigButton>
        </div>
      }
    >
      <div className={styles['fields']}>
        <Field label={t`First serial`} value={batch.first} code onChange={(first) => set({ first })} />
        <Field
          label={t`How many`}
          value={batch.count === 0 ? '' : String(batch.count)}
          code
          keys="numeric"
          onChange={(typed) => set({ count: Math.min(most, Number(typed.replace(/\D/g, '')) || 0) })}
        />
      </div>
      {isLow && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <Plural
              value={leftFor(batch)}
              _0="No number is left on this device"
              one="# number is left on this device"
              other="# numbers are left on this device"
            />
          }
        >
          <p>{t`Online, more are fetched. Offline, the rest begin with this device's own prefix.`}</p>
        </Notice>
      )}
      <Button
        kind="strong"
        fill
        icon={<IconSparkles size={28} aria-hidden="true" />}
        onPress={() => void run('generate', () => generate(context))}
      >
        {busy === 'generate' ? t`Generating` : t`Generate`}
      </Button>
      {batch.numbers.length === 0 ? (
        <p>{t`Or scan the labels that are on the goods already.`}</p>
      ) : (
        <>
          <Faults list={list} batch={batch} set={set} />
          {isWide ? (
            <Field
              label={t`Serial numbers, one a line`}
              value={batch.numbers.join('\n')}
              onChange={(text) => context.batch.set(editNumbers(batch, text))}
              multiline
              lines={12}
              code
            />
          ) : (
            <div className={styles['runs']}>
              <span className={styles['total']}>
                <Plural value={list.units} one="# number" other="# numbers" />
              </span>
              {list.texts.slice(0, 20).map((text) => (
                <CodeText key={text}>{text}</CodeText>
              ))}
              {list.texts.length > 20 && <span>{t`and ${list.texts.length - 20} more`}</span>}
            </div>
          )}
          <div className={styles['pair']}>
            {!isWide && (
              <Button icon={<IconReplace size={28} aria-hidden="true" />} onPress={() => setEvery(!isEvery)}>
                {isEvery ? t`Ranges only` : t`Replace one`}
              </Button>
            )}
            <Button onPress={() => set({ numbers: [], replacing: null })}>{t`Clear the list`}</Button>
          </div>
          {isEvery && !isWide && (
            <WindowList
              label={t`Serial numbers`}
              items={batch.numbers.map((number, at) => ({ number, at }))}
              total={batch.numbers.length}
              keyOf={({ at }) => String(at)}
              row={lineOf}
              current={batch.replacing === null ? undefined : String(batch.replacing)}
              onPress={({ at }) => set({ replacing: at })}
            />
          )}
        </>
      )}
    </Sheet>
  );
}

const none: readonly string[] = [];

/** [NUM-7] Only what was typed: what is on a label is spent, whoever printed it. */
async function typedElsewhere(context: FlowContext): Promise<ReadonlySet<string>> {
  const batch = context.batch.get();
  const product = await finishedOf(context);
  if (!batch || !product) return new Set();
  const typed = batch.numbers.map((number) => number.trim());
  return keptElsewhere(
    context.floor,
    product,
    typed.filter((number) => !batch.own.has(number) && !batch.scanned.has(number)),
  );
}

/** The one that is shown already counts, unless it is from the device's own prefix. */
const leftFor = ({ left, first, dry }: Batch): number => left + (dry.has(first) ? 0 : 1);

function reasonAgainst(
  list: BatchList,
  batch: Batch,
  words: {
    readonly none: string;
    readonly faulty: string;
    readonly more: string;
    readonly busy: string;
    readonly isBusy: boolean;
  },
): string | undefined {
  if (words.isBusy) return words.busy;
  if (batch.numbers.length === 0) return words.none;
  if (!list.isClean) return words.faulty;
  return list.faults.over > 0 && !batch.more ? words.more : undefined;
}

interface FaultsProps {
  readonly list: BatchList;
  readonly batch: Batch;
  readonly set: (change: Partial<Batch>) => void;
}

/** What is wrong with the list, worst first; each fault is mended by scanning the label that it should be. */
function Faults({ list, batch, set }: FaultsProps) {
  const { t } = useLingui();
  const { duplicates, inUse: taken, elsewhere, gaps, empty, over } = list.faults;
  const replaced = batch.replacing === null ? undefined : batch.numbers[batch.replacing];
  const fewer = -over;
  const own = batch.numbers.filter((number) => batch.dry.has(number)).length;
  return (
    <>
      {replaced !== undefined && (
        <Notice
          tone="wait"
          urgent
          icon={<IconBarcode size={28} aria-hidden="true" />}
          title={t`Scan the label that replaces ${replaced}`}
        >
          <Button onPress={() => set({ replacing: null })}>{t`Keep it`}</Button>
        </Notice>
      )}
      {[
        ...duplicates.map((number) => ({
          number,
          at: batch.numbers.lastIndexOf(number),
          word: t`is in the list twice`,
        })),
        ...taken.map((number) => ({
          number,
          at: batch.numbers.indexOf(number),
          word: t`is on another unit already`,
        })),
      ]
        .slice(0, 8)
        .map(({ number, at, word }) => (
          <Notice
            key={`${number} ${word}`}
            tone="error"
            icon={<IconAlertTriangle size={28} aria-hidden="true" />}
            title={
              <>
                <CodeText>{number}</CodeText> {word}
              </>
            }
          >
            <Button onPress={() => set({ replacing: at })}>{t`Replace it`}</Button>
          </Notice>
        ))}
      {toRuns(elsewhere)
        .slice(0, 4)
        .map((run) => (
          <Notice
            key={run.first}
            tone="error"
            icon={<IconAlertTriangle size={28} aria-hidden="true" />}
            title={
              <>
                <CodeText>{runText(run)}</CodeText> {t`kept for another device`}
              </>
            }
          >
            <p>{t`That device may give them to other goods at any moment. Labels that are printed already are scanned.`}</p>
          </Notice>
        ))}
      {empty.length > 0 && (
        <Notice
          tone="error"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={<Plural value={empty.length} one="# line is empty" other="# lines are empty" />}
        />
      )}
      {gaps.length > 0 && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={<Plural value={gaps.length} one="# gap" other="# gaps" />}
        >
          {gaps.slice(0, 4).map(({ after, before }) => (
            <CodeText key={after}>
              {after} → {before}
            </CodeText>
          ))}
        </Notice>
      )}
      {own > 0 && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <Plural
              value={own}
              one="# number has this device's own prefix"
              other="# numbers have this device's own prefix"
            />
          }
        >
          <p>{t`The numbers that were fetched ahead are used up. Nobody else can get the same.`}</p>
        </Notice>
      )}
      {fewer > 0 && (
        <Notice
          tone="plain"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={<Plural value={fewer} one="# unit has no number" other="# units have no number" />}
        >
          <Segmented<Batch['rest']>
            label={t`What about the rest?`}
            value={batch.rest}
            onChange={(rest) => set({ rest })}
            choices={[
              { value: 'backorder', word: t`The rest is made later` },
              { value: 'give-up', word: t`The rest is not made` },
            ]}
          />
        </Notice>
      )}
      {over > 0 && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={<Plural value={over} one="# number more than units" other="# numbers more than units" />}
        >
          {!batch.more && <Button onPress={() => set({ more: true })}>{t`So many are really made`}</Button>}
        </Notice>
      )}
    </>
  );
}
