import { IconQrcode } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { readHandOver } from '#domain/making/hand-over.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import styles from './approve.module.css';
import { RejectSheet } from './reject-sheet.tsx';
import { useDecide } from './use-decide.ts';

/**
 * [APR-6] A batch that only its producer's device has: what its code says of it, signed for by the hash in the code. The
 * decision waits on the server for the batch; if that reads otherwise by then, the decision is refused and nothing is released.
 */
export function HandOverScreen() {
  const { t } = useLingui();
  const [query] = useSearchParams();
  const [rejecting, setRejecting] = useState(false);
  const { approve, reject, refusedSheet } = useDecide();
  const batch = readHandOver(query.get('code') ?? '');
  if (!batch)
    return (
      <Screen title={t`Approve`} back="/approve">
        <Empty icon={<IconQrcode size={56} aria-hidden="true" />} title={t`This is not the code of a batch`}>
          <p>{t`Scan the code that the producer's device shows after the batch.`}</p>
        </Empty>
      </Screen>
    );
  const { operation, hash, order, product, units, first, last, by } = batch;
  const about = { productions: [{ operation, hash }], orders: order, units };
  return (
    <Screen
      title={order}
      note={t`From the producer's device`}
      back="/approve"
      secondary={<Button onPress={() => setRejecting(true)}>{t`Reject`}</Button>}
      primary={
        <BigButton onPress={() => void approve(about)}>
          <Plural value={units} one="Approve # unit" other="Approve # units" />
        </BigButton>
      }
    >
      <Notice
        tone="wait"
        icon={<IconQrcode size={28} aria-hidden="true" />}
        title={t`This batch is not on this device yet.`}
      >
        <p>{t`Look at the components on the producer's device. You sign for exactly what that device holds; your decision takes effect when both have reached the server.`}</p>
      </Notice>
      <dl className={styles['facts']}>
        <div>
          <dt>{t`Product`}</dt>
          <dd>{product}</dd>
        </div>
        <div>
          <dt>{t`Made`}</dt>
          <dd>
            <Plural value={units} one="# unit" other="# units" />
          </dd>
        </div>
        <div>
          <dt>{t`By`}</dt>
          <dd>{by}</dd>
        </div>
        <div className={styles['wide']}>
          <dt>{t`Numbers`}</dt>
          <dd className={styles['numbers']}>
            <CodeText>{first}</CodeText>
            {last !== first && (
              <>
                … <CodeText>{last}</CodeText>
              </>
            )}
          </dd>
        </div>
        <div className={styles['wide']}>
          <dt>{t`Check digits of the content, the same as on the producer's screen`}</dt>
          <dd className={styles['numbers']}>
            <CodeText>{hash.slice(0, 8)}</CodeText>
          </dd>
        </div>
      </dl>
      {rejecting && (
        <RejectSheet
          reference={order}
          onReason={(reason) => {
            setRejecting(false);
            void reject(about, reason);
          }}
          onClose={() => setRejecting(false)}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}
