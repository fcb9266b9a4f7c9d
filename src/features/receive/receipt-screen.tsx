import {
  IconCirclePlus,
  IconListNumbers,
  IconMapPin,
  IconPackage,
  IconPackageImport,
  IconQuestionMark,
  IconTag,
  IconTags,
} from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { BookedElsewhereNotice } from '../goods/booked-elsewhere-notice.tsx';
import { Answering } from '../goods/answering.tsx';
import { WhySheet } from '../goods/why-sheet.tsx';
import { useReasons } from '../reasons.ts';
import { useExpected } from '../use-scans.ts';
import { useUndo } from '../use-undo.ts';
import { OrderLine } from '../goods/order-line.tsx';
import { loadReceipt } from './load-receipt.ts';
import { ReceiptList } from './receipt-list.tsx';
import { QuestionSheet } from './question-sheet.tsx';
import { useReceipt } from './use-receipt.ts';

/** What is expected, what has come, and the next scan. */
export function ReceiptScreen() {
  const { t } = useLingui();
  const { order: id = '' } = useParams();
  const orderId = id as OrderId;
  const floor = useFloor();
  const navigate = useNavigate();
  const undo = useUndo();
  const reasons = useReasons('receive');
  const { context, answers } = useReceipt(orderId);
  const question = useLive(context.question);
  const pallet = useLive(context.pallet);
  const place = useLive(context.place);
  const isOwn = useLive(context.ownNumbers);
  const [open, setOpen] = useState<string | null>(null);
  const asked = useAsked(() => loadReceipt(floor, orderId, place), [orderId, place]);
  const receipt = asked.state === 'here' ? asked.value : null;
  useExpected(receipt?.missingNumbers ?? []);

  if (asked.state === 'loading')
    return (
      <Screen title={t`Receive`} back="/receive">
        {null}
      </Screen>
    );
  if (!receipt)
    return (
      <Screen title={t`Receive`} back="/receive">
        <Empty
          icon={<IconPackageImport size={56} aria-hidden="true" />}
          title={t`This receipt is not on this device`}
        >
          <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
        </Empty>
      </Screen>
    );
  const { order, lines, partner, destination } = receipt;
  const all = lines.length;
  const ended = order.state !== 'open';
  const detail = (
    <>
      {ended && (
        <Notice
          tone="plain"
          icon={<IconPackage size={28} aria-hidden="true" />}
          title={order.state === 'cancelled' ? t`This receipt was cancelled.` : t`This receipt is closed.`}
        >
          {receipt.backorder !== null && (
            <Button kind="strong" onPress={() => void navigate(`/receive/${receipt.backorder?.id ?? ''}`)}>
              {t`Open backorder ${receipt.backorder.reference}`}
            </Button>
          )}
        </Notice>
      )}
      {ended && <BookedElsewhereNotice order={order} />}
      {pallet !== null && (
        <Notice tone="wait" icon={<IconPackage size={28} aria-hidden="true" />} title={t`On pallet`}>
          <CodeText>{pallet}</CodeText>
          <Button onPress={() => context.pallet.set(null)}>{t`This pallet is done`}</Button>
        </Notice>
      )}
      {isOwn && !ended && (
        <Notice
          tone="plain"
          icon={<IconTags size={28} aria-hidden="true" />}
          title={t`Lots get our own numbers; the supplier's stand beside them`}
        >
          <Button onPress={() => context.ownNumbers.set(false)}>{t`Use the supplier's numbers`}</Button>
        </Notice>
      )}
      {place !== null && (
        <Notice
          tone="plain"
          icon={<IconMapPin size={28} aria-hidden="true" />}
          title={t`Goods go to ${destination}`}
        >
          <Button onPress={() => context.place.set(null)}>{t`Back to the usual place`}</Button>
        </Notice>
      )}
      {all === 0 ? (
        <Empty icon={<IconPackageImport size={56} aria-hidden="true" />} title={t`Nothing on it yet`}>
          <p>{t`Scan the first goods. Every product you scan becomes a line.`}</p>
        </Empty>
      ) : (
        <Rows label={t`Expected goods`}>
          {lines.map((line) => (
            <OrderLine
              key={line.line.id}
              line={line.line}
              product={line.product}
              rows={line.rows}
              none={t`Nothing received yet.`}
              isOpen={open === line.line.id}
              onToggle={() => setOpen(open === line.line.id ? null : line.line.id)}
              onRemove={(operation) => void undo(operation)}
            >
              {!ended && (
                <Button
                  icon={<IconCirclePlus size={28} aria-hidden="true" />}
                  kind="strong"
                  fill
                  onPress={() => void answers.startLine(line.line)}
                >
                  {t`Receive without scanning`}
                </Button>
              )}
              {!ended && line.product && line.product.tracking !== 'none' && !line.product.catchWeight && (
                <Button
                  icon={<IconListNumbers size={28} aria-hidden="true" />}
                  fill
                  onPress={() => void navigate(`/receive/${order.id}/numbers/${line.line.id}`)}
                >
                  {t`Many numbers at once`}
                </Button>
              )}
            </OrderLine>
          ))}
        </Rows>
      )}
      {!ended && (
        <Button
          icon={<IconQuestionMark size={28} aria-hidden="true" />}
          onPress={() => void answers.isUnidentified(null)}
        >
          {t`No label or unknown goods`}
        </Button>
      )}
      {receipt.unlabelled > 0 && (
        <Button
          icon={<IconTag size={28} aria-hidden="true" />}
          onPress={() => void navigate(`/receive/${order.id}/labels`)}
        >
          <Plural
            value={receipt.unlabelled}
            one="# number waits for a label"
            other="# numbers wait for a label"
          />
        </Button>
      )}
      {!ended && !isOwn && lines.some(({ product }) => product?.tracking === 'lot') && (
        <Button icon={<IconTags size={28} aria-hidden="true" />} onPress={() => context.ownNumbers.set(true)}>
          {t`Give lots our own numbers`}
        </Button>
      )}
    </>
  );
  return (
    <Screen
      title={order.reference}
      note={partner ?? t`No supplier`}
      back="/receive"
      primary={
        ended ? (
          <BigButton onPress={() => void navigate('/receive')}>{t`To the other receipts`}</BigButton>
        ) : (
          <BigButton
            disabledReason={
              lines.every(({ rows }) => rows.length === 0) && all === 0 ? t`Nothing received yet` : undefined
            }
            onPress={() => void answers.ask({ kind: 'close' })}
          >
            {t`Close receipt`}
          </BigButton>
        )
      }
      list={<ReceiptList current={order.id} />}
    >
      {detail}
      {question ? (
        <Answering turns={context.turns}>
          <QuestionSheet question={question} receipt={receipt} answers={answers} />
        </Answering>
      ) : (
        <WhySheet why={context.why} reasons={reasons} />
      )}
    </Screen>
  );
}
