import { IconCircleX, IconHandStop, IconLockOpen, IconQrcode, IconTag } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import { scrapFinished } from './after.ts';
import type { FlowContext } from './flow-context.ts';
import type { FinishedOutput, MakingPage } from './load-order.ts';
import styles from './order-screen.module.css';

/** [APR-2] What came out, and what a supervisor says of it: the worker sees the decision here. */
export function OutputRows({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const format = useFormat();
  const { outputs, product, order } = page;
  const [first] = outputs;
  if (!first) return null;
  const unit = product?.unit ?? '';
  const reason = outputs.find((each) => each.reason !== null)?.reason ?? null;
  const waiting = outputs.find(({ output }) => output.approval === 'waiting');
  return (
    <>
      {order.making.approval === 'waiting' && waiting && (
        <Notice
          tone="approval"
          icon={<IconHandStop size={32} aria-hidden="true" />}
          title={t`A supervisor looks at it before it is used`}
        >
          <Button
            icon={<IconQrcode size={28} aria-hidden="true" />}
            onPress={() => context.question.set({ kind: 'hand-over', operation: waiting.output.operation })}
          >
            {t`Show the hand-over code`}
          </Button>
        </Notice>
      )}
      {order.making.approval === 'rejected' && (
        <Notice
          tone="error"
          icon={<IconCircleX size={32} aria-hidden="true" />}
          title={reason === null ? t`Rejected` : t`Rejected: ${reason}`}
        >
          <p>{t`It stays on hold until it is reworked, taken apart or scrapped.`}</p>
        </Notice>
      )}
      {order.making.approval === 'approved' && (
        <Notice
          tone="ok"
          icon={<IconLockOpen size={32} aria-hidden="true" />}
          title={t`Approved: free to be used`}
        />
      )}
      <Rows label={t`Made`}>
        {outputs.map((each) => (
          <Row
            key={`${each.output.operation} ${each.output.lot ?? ''}`}
            lead={<IconTag size={32} aria-hidden="true" />}
            title={each.lot ? <CodeText>{each.lot.name}</CodeText> : <>{product?.name ?? ''}</>}
            note={
              <>
                <CodeText>{format.amount(each.output.quantity, unit)}</CodeText>
                {each.gaps > 0 && (
                  <>
                    {' · '}
                    <Plural
                      value={each.gaps}
                      one="# component not accounted for"
                      other="# components not accounted for"
                    />
                  </>
                )}
              </>
            }
          />
        ))}
      </Rows>
      <AfterButtons output={first} context={context} />
    </>
  );
}

/** What may be done to goods that were made: only to those with a number, because only they can be told apart. */
function AfterButtons({ output, context }: { output: FinishedOutput; context: FlowContext }) {
  const { t } = useLingui();
  const { lot } = output;
  if (!lot) return null;
  const scrap = async (): Promise<void> => {
    const said = await scrapFinished(context, { output: output.output, lot });
    if (said)
      context.question.set({ kind: 'reason', ...said, given: {}, why: 'scrap', flags: [], needed: true });
  };
  return (
    <div className={styles['tools']}>
      <Button
        onPress={() => {
          context.repair.set({ removed: [], added: [] });
          context.question.set({ kind: 'rework' });
        }}
      >{t`Rework`}</Button>
      <Button onPress={() => context.question.set({ kind: 'apart' })}>{t`Take apart`}</Button>
      <Button onPress={() => void scrap()}>{t`Scrap it`}</Button>
    </div>
  );
}
