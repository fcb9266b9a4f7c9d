import { useLingui } from '@lingui/react/macro';
import { BigButton } from '../../../ui/big-button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useFormat, useLive } from '../../floor.tsx';
import { scansOf } from '../../goods/scans-of.ts';
import { goodsWords } from '../../goods/goods-words.ts';
import { reworkIntent } from '../after.ts';
import type { FlowContext, RemovedPart, Repair } from '../flow-context.ts';
import { whileRecording } from '../hand.ts';
import type { MakingPage } from '../load-order.ts';
import { askOrRecord } from '../recording.ts';
import { InputRows, keyOf } from './input-rows.tsx';

const nothing: Repair = { removed: [], added: [] };

/** [PRD-9] Repaired under the same number: what comes out, and what goes in by scan. Both are kept. */
export function ReworkSheet({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const format = useFormat();
  const repair = useLive(context.repair) ?? nothing;
  const [output] = page.outputs;
  const inside = (output?.inputs ?? []).filter(({ removed }) => removed === null);
  const isOut = (key: string): boolean => repair.removed.some(({ input }) => keyOf(input) === key);
  const close = (): void => context.hand.set({ ...context.hand.get(), question: null, repair: null });
  const go = async (): Promise<void> => {
    if (!output?.lot) return;
    const said = await reworkIntent(context, { output: output.output, lot: output.lot });
    if (!said) return;
    const given = { scans: scansOf(repair.added.flatMap(({ scans }) => scans)) };
    await whileRecording(context.hand, () => askOrRecord(context, { ...said, given, why: 'rework' }));
  };
  return (
    <Sheet
      title={t`Rework ${output?.lot?.name ?? ''}`}
      note={t`Tap what comes out. Scan what goes in.`}
      onClose={close}
      primary={
        <BigButton
          disabledReason={
            repair.removed.length + repair.added.length === 0 ? t`Nothing was changed yet` : undefined
          }
          onPress={() => void go()}
        >
          {t`Rework is done`}
        </BigButton>
      }
    >
      <InputRows
        inputs={inside}
        isChosen={(input) => !isOut(keyOf(input))}
        yes={t`Stays in`}
        no={t`Comes out`}
        onToggle={(input) =>
          context.repair.set({
            ...repair,
            removed: isOut(keyOf(input))
              ? repair.removed.filter((each) => keyOf(each.input) !== keyOf(input))
              : [...repair.removed, { input, goes: 'scrap' }],
          })
        }
        renderMore={(input, words) => (
          <Segmented<RemovedPart['goes']>
            label={t`Where does ${words} go?`}
            value={repair.removed.find((each) => keyOf(each.input) === keyOf(input))?.goes ?? 'scrap'}
            choices={[
              { value: 'scrap', word: t`Scrap` },
              { value: 'back', word: t`Back to stock` },
            ]}
            onChange={(goes) =>
              context.repair.set({
                ...repair,
                removed: repair.removed.map((each) =>
                  keyOf(each.input) === keyOf(input) ? { ...each, goes } : each,
                ),
              })
            }
          />
        )}
      />
      {repair.added.length > 0 && (
        <Rows label={t`Goes in`}>
          {repair.added.map((draft) => (
            <Row
              key={`${draft.product.id} ${draft.number ?? ''}`}
              tone="ok"
              title={<CodeText>{goodsWords(draft, null, format)}</CodeText>}
              note={t`Goes in`}
            />
          ))}
        </Rows>
      )}
    </Sheet>
  );
}
