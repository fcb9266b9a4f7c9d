import { IconCloudOff, IconRubberStamp } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { readHandOver } from '#domain/making/hand-over.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { useFloor, useFormat, useLive } from '../floor.tsx';
import { useScans } from '../use-scans.ts';
import { ContentView } from './content-view.tsx';
import type { Content } from './load-content.ts';
import { RejectSheet } from './reject-sheet.tsx';
import { useDecide } from './use-decide.ts';
import { useQueue } from './use-queue.ts';
import { WaitingList } from './waiting-list.tsx';

/** [X06, APR-3] What waits for a supervisor: the list, and beside it everything that must be seen before signing. */
export function ApproveScreen() {
  const { t } = useLingui();
  const { root } = useParams();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const isWide = useWide();
  const { link, lastContact } = useLive(floor.status);
  const queue = useQueue();
  const [rejecting, setRejecting] = useState(false);
  const { approve, reject, refusedSheet } = useDecide();
  const { waiting, contents, marked } = queue;
  // A tablet shows the first at once: there is a pane for it.
  const open =
    waiting.find((each) => each.root === root) ?? (root === undefined && isWide ? waiting[0] : undefined);
  const content = open && contents.get(open.root);

  useScans((scan) => {
    const batch = readHandOver(scan.text);
    if (!batch) return false;
    const here = waiting.find(({ productions }) => productions.includes(batch.operation));
    void navigate(
      here ? `/approve/${here.root}` : `/approve/hand-over?code=${encodeURIComponent(scan.text)}`,
    );
    return true;
  });

  const aboutAll = (of: readonly Content[]) => ({
    productions: of.flatMap((each) => each.productions),
    orders: of.map(({ reference }) => reference).join(', '),
    units: of.reduce((all, each) => all + each.units, 0),
  });
  const together = [...marked].flatMap((each) => contents.get(each) ?? []);
  const isTogether = together.length > 0 && (isWide || open === undefined);
  const mine = content !== undefined && queue.isMine(content);
  const stale = link === 'offline' && (
    <Notice
      tone="wait"
      icon={<IconCloudOff size={28} aria-hidden="true" />}
      title={t`This tablet is offline.`}
    >
      <p>
        {lastContact === null
          ? t`What was made elsewhere may not be here. Scan the code on the producer's device.`
          : t`It shows what was known on ${format.moment(lastContact)}. For newer batches scan the code on the producer's device.`}
      </p>
    </Notice>
  );
  const list = (
    <>
      {stale}
      <WaitingList queue={queue} {...(open ? { current: open.root } : {})} />
    </>
  );
  const detail = content ? (
    <ContentView content={content} isMine={mine} />
  ) : open || queue.isLoading ? (
    <p>{t`Reading what was made`}</p>
  ) : (
    <Empty icon={<IconRubberStamp size={56} aria-hidden="true" />} title={t`Nothing of this waits any more`}>
      <p>{t`It was decided on, or it is not on this device.`}</p>
    </Empty>
  );
  const hasTwo = isWide && waiting.length > 0;
  return (
    <Screen
      title={root !== undefined && open && !isWide ? open.reference : t`Approve`}
      note={<Plural value={waiting.length} _0="nothing waits" one="# order waits" other="# orders wait" />}
      back={root !== undefined && !isWide ? '/approve' : '/'}
      {...(hasTwo ? { list } : {})}
      secondary={
        content && !isTogether && !mine ? (
          <Button onPress={() => setRejecting(true)}>{t`Reject`}</Button>
        ) : undefined
      }
      primary={
        isTogether ? (
          <BigButton onPress={() => void approve(aboutAll(together))}>
            <Plural value={together.length} one="Approve # order" other="Approve # orders together" />
          </BigButton>
        ) : content ? (
          <BigButton
            disabledReason={mine ? t`You made some of this` : undefined}
            onPress={() => void approve(aboutAll([content]))}
          >
            <Plural value={content.units} one="Approve # unit" other="Approve # units" />
          </BigButton>
        ) : undefined
      }
    >
      {hasTwo || (root !== undefined && !isWide) ? detail : list}
      {rejecting && content && (
        <RejectSheet
          reference={content.reference}
          onReason={(reason) => {
            setRejecting(false);
            void reject(aboutAll([content]), reason);
          }}
          onClose={() => setRejecting(false)}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}
