import { IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Row, Rows } from '../../ui/row.tsx';
import { Answering } from './answering.tsx';
import type { GoodsFlow } from './goods-flow.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import type { useReasoned } from './use-reasoned.ts';

interface Props {
  readonly title: string;
  readonly reasoned: ReturnType<typeof useReasoned>;
  readonly flow: GoodsFlow;
  readonly reasons: readonly string[];
  /** It is answered, or not to be. */
  readonly onClose: () => void;
}

/** Why? For all that waits, or for what comes next. */
export function ReasonedSheet({ title, reasoned, flow, reasons, onClose }: Props) {
  const { t } = useLingui();
  const waiting = reasoned.waiting ?? [];
  const [only] = waiting;
  return (
    <Answering turns={flow.turns}>
      <ReasonSheet
        title={title}
        note={waiting.length === 1 ? only?.text : undefined}
        reasons={reasons}
        icon={<IconTag size={36} aria-hidden="true" />}
        onReason={(why) => void reasoned.answer(flow, why).then(onClose)}
        onClose={() => {
          reasoned.drop();
          onClose();
        }}
        before={
          waiting.length > 1 && (
            <Rows label={t`Waiting for a reason`}>
              {waiting.map(({ text }, at) => (
                // Two of them can be alike in every word, and they never change their order.
                // oxlint-disable-next-line react/no-array-index-key
                <Row key={at} title={text} />
              ))}
            </Rows>
          )
        }
      />
    </Answering>
  );
}
