import { IconCircleX, IconHandStop, IconTag, IconTool } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { Approval } from '#domain/catalogue/order.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import type { Stage } from '#domain/making/stage.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeText } from '../../../ui/code-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { WindowList, type WindowRow } from '../../../ui/window-list.tsx';
import { useFormat } from '../../floor.tsx';
import { useRights } from '../../rights.ts';
import { stageOf } from '../../stage-of.ts';
import { StageWord } from '../../stage-word.tsx';
import { madeOf } from './load-making.ts';
import type { MakingPage } from './making-view.tsx';
import styles from '../office.module.css';

/** [APR-2] Goods are made and wait: of the whole split, because they are decided on together. */
export function MakingWaiting({ order, page }: { order: MakingOrder; page: MakingPage }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { may, person } = useRights();
  const count = waitingOf(order, page.units);
  // [APR-4] Who has made it looks at it, and another decides.
  const isOwn = person !== null && order.making.producers.includes(person);
  if (count === 0) return null;
  return (
    <Notice
      tone="approval"
      icon={<IconHandStop size={32} aria-hidden="true" />}
      title={
        <Plural value={count} one="# order waits for a supervisor" other="# orders wait for a supervisor" />
      }
    >
      {may('decide') && (
        <Button onPress={() => void navigate(`/approve/${page.root}`)}>
          {isOwn ? t`Look at it` : t`Look at it and decide`}
        </Button>
      )}
    </Notice>
  );
}

/** [M29, PRD-3] What it was split into, each with its number and state: how far the whole is, and any one of it. */
export function MakingUnits({ order, page }: { order: MakingOrder; page: MakingPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const { units } = page;
  const { root } = order.making;
  const unit = page.made?.unit ?? '';
  const { made, of } = madeOf(units);
  const rowOf = (each: MakingOrder): WindowRow => ({
    lead: <IconTool size={28} aria-hidden="true" />,
    title: <CodeText>{each.making.number ?? each.reference}</CodeText>,
    note: (
      <>
        <CodeText>{each.reference.slice(root?.reference.length ?? 0)}</CodeText>
        {each.making.number === null && <> · {format.amount(each.making.quantity, unit)}</>}
      </>
    ),
    end: <StageWord stage={stageOf(each)} />,
  });
  if (!root || units.length < 2) return null;
  return (
    <section className={styles['group']}>
      <h2 className={styles['heading']}>{t`Units of ${root.reference}`}</h2>
      <Progress
        share={Number(of) === 0 ? 1 : Number(made) / Number(of)}
        done={format.quantity(made)}
        of={format.quantity(of)}
        unit={unit}
        size="large"
      />
      <ul className={styles['states']}>
        {stagesOf(units).map(([stage, count]) => (
          <li key={stage}>
            <strong>{count}</strong> <StageWord stage={stage} />
          </li>
        ))}
      </ul>
      <WindowList
        label={t`Units`}
        items={units}
        total={units.length}
        keyOf={({ id }) => id}
        current={order.id}
        onPress={({ id }) => void navigate(`/office/orders/${id}`)}
        row={rowOf}
      />
    </section>
  );
}

const waitingOf = (order: MakingOrder, units: readonly MakingOrder[]): number =>
  (units.length > 0 ? units : [order]).filter(({ making }) => making.approval === 'waiting').length;

function stagesOf(units: readonly MakingOrder[]): (readonly [Stage | 'prepared', number])[] {
  const counts = new Map<Stage | 'prepared', number>();
  for (const unit of units) counts.set(stageOf(unit), (counts.get(stageOf(unit)) ?? 0) + 1);
  return [...counts];
}

const approvals: Readonly<Record<Approval, MessageDescriptor | null>> = {
  none: null,
  waiting: msg`Waiting for approval`,
  approved: msg`Approved`,
  rejected: msg`Rejected`,
};
const tones = { none: 'plain', waiting: 'approval', approved: 'ok', rejected: 'error' } as const;

/** What came out of it, under which number, and what a supervisor said of it. */
export function MakingOutputs({ page, unit }: { page: MakingPage; unit: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const { outputs, made } = page;
  if (outputs.length === 0) return null;
  const reason = outputs.find((each) => each.reason !== null)?.reason ?? null;
  return (
    <section className={styles['group']}>
      <h2 className={styles['heading']}>{t`Made`}</h2>
      {reason !== null && (
        <Notice
          tone="error"
          icon={<IconCircleX size={32} aria-hidden="true" />}
          title={t`Rejected: ${reason}`}
        />
      )}
      <Rows label={t`Made`}>
        {outputs.map(({ key, output, number, gaps }) => {
          const { lot, quantity, approval } = output;
          const said = approvals[approval];
          return (
            <Row
              key={key}
              tone={gaps > 0 ? 'wait' : tones[approval]}
              lead={<IconTag size={32} aria-hidden="true" />}
              title={number === null ? (made?.name ?? '') : <CodeText>{number}</CodeText>}
              note={
                <>
                  <CodeText>{format.amount(quantity, unit)}</CodeText>
                  {said && <> · {t(said)}</>}
                  {gaps > 0 && (
                    <>
                      {' · '}
                      <Plural
                        value={gaps}
                        one="# component not accounted for"
                        other="# components not accounted for"
                      />
                    </>
                  )}
                </>
              }
              {...(lot && { onPress: () => void navigate(`/lots/${lot}`) })}
            />
          );
        })}
      </Rows>
    </section>
  );
}
