import { Trans, useLingui } from '@lingui/react/macro';
import { compare, isZero } from '#domain/base/quantity.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { CodeText } from '../../../ui/code-text.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Row, Rows } from '../../../ui/row.tsx';
import { useFormat } from '../../floor.tsx';
import { gradeWords } from '../../grade-words.ts';
import type { MakingPage } from './making-view.tsx';
import styles from '../office.module.css';

/** What it needs, what of it is in, from which lots, and what is kept for it. */
export function MakingComponents({ page }: { page: MakingPage }) {
  const { t } = useLingui();
  const format = useFormat();
  if (page.lines.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h2 className={styles['heading']}>{t`Components`}</h2>
      <Rows label={t`Components`}>
        {page.lines.map(({ id, name, product, done, expected, kept }) => {
          const unit = product?.unit ?? '';
          const wentIn = page.wentIn.get(id) ?? [];
          const isPlanned = !isZero(expected);
          const isMore = isPlanned && compare(done, expected) > 0;
          return (
            <Row
              key={id}
              tone={isMore ? 'wait' : isPlanned && compare(done, expected) === 0 ? 'ok' : 'plain'}
              title={name}
              note={
                <>
                  {isMore && <span className={styles['fact']}>{t`More than planned`}</span>}
                  {wentIn.map((each) => (
                    <span key={each.key} className={styles['fact']}>
                      {each.lot !== null && (
                        <>
                          <CodeText>{each.lot}</CodeText> ·{' '}
                        </>
                      )}
                      {format.amount(each.quantity, unit)} · {t(gradeWords[each.grade])}
                    </span>
                  ))}
                  {kept.map((each) => (
                    <span key={each.key} className={styles['fact']}>
                      <Trans>
                        kept: <CodeText>{each.lot ?? '–'}</CodeText> · {each.place} ·{' '}
                        {format.amount(each.quantity, unit)}
                      </Trans>
                    </span>
                  ))}
                </>
              }
              more={
                isPlanned ? (
                  <Progress
                    share={Number(done) / Number(expected)}
                    done={format.quantity(done)}
                    of={format.quantity(expected)}
                    unit={unit}
                  />
                ) : (
                  <span>
                    <CodeText>{format.amount(done, unit)}</CodeText> · {t`not planned`}
                  </span>
                )
              }
            />
          );
        })}
      </Rows>
    </section>
  );
}

/** [PRD-12] How far its work orders are; the floor begins and finishes them. */
export function MakingSteps({ order }: { order: MakingOrder }) {
  const { t } = useLingui();
  const { steps } = order.making;
  if (steps.length === 0) return null;
  const words = { waiting: t`Not begun`, begun: t`Begun`, finished: t`Finished` };
  const tones = { waiting: 'plain', begun: 'wait', finished: 'ok' } as const;
  return (
    <section className={styles['group']}>
      <h2 className={styles['heading']}>{t`Steps`}</h2>
      <Rows label={t`Steps`}>
        {steps.map(({ name, state }) => (
          <Row key={name} title={name} note={words[state]} tone={tones[state]} />
        ))}
      </Rows>
    </section>
  );
}
