import { IconClockExclamation, IconHandStop } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Product } from '#domain/catalogue/product.ts';
import { runText, toRuns } from '#domain/numbering/runs.ts';
import { Chip } from '../../ui/chip.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Row } from '../../ui/row.tsx';
import { useFormat } from '../floor.tsx';
import styles from './approve.module.css';
import type { ComponentGroup } from './component-groups.ts';

/** More than these nobody reads on a screen: the rest is counted. */
const most = 24;

/** [APR-3] How much of a component went in, under which lots or serials, and what is to be said of them. */
export function ComponentGroupRow({
  group,
  product,
}: {
  group: ComponentGroup;
  product: Product | undefined;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const { items, quantity, expired, held, assumed, typed } = group;
  const unit = product?.unit ?? '';
  const names = items.flatMap(({ lot }) => lot?.name ?? []).toSorted();
  const runs = product?.tracking === 'serial' ? toRuns(names).map(runText) : [];
  const lots = product?.tracking === 'serial' ? [] : items.filter(({ lot }) => lot !== null);
  const more = Math.max(runs.length, lots.length) - most;
  return (
    <Row
      tone={expired || held ? 'error' : assumed ? 'wait' : 'plain'}
      title={
        <>
          {product?.name ?? group.product} <CodeText whole>{format.amount(quantity, unit)}</CodeText>
        </>
      }
      note={
        names.length === 0 ? undefined : (
          <span className={styles['lots']}>
            {runs.slice(0, most).map((text) => (
              <CodeText key={text} whole>
                {text}
              </CodeText>
            ))}
            {lots.slice(0, most).map(({ lot, quantity: much }) => {
              const end = lot?.dates.expiration ?? null;
              return (
                <span key={lot?.id}>
                  <CodeText whole>{lot?.name}</CodeText>
                  {lots.length > 1 && (
                    <>
                      {' · '}
                      <CodeText whole>{format.amount(much, unit)}</CodeText>
                    </>
                  )}
                  {end !== null && <> · {t`expires ${format.day(end)}`}</>}
                </span>
              );
            })}
            {more > 0 && <span>{t`and ${more} more`}</span>}
          </span>
        )
      }
      more={
        <span className={styles['chips']}>
          {expired && (
            <Chip tone="error" icon={<IconClockExclamation size={20} aria-hidden="true" />}>
              {t`expired`}
            </Chip>
          )}
          {held && (
            <Chip tone="error" icon={<IconHandStop size={20} aria-hidden="true" />}>
              {t`on hold`}
            </Chip>
          )}
          {assumed && <Chip tone="wait">{t`taken from the plan, not looked at`}</Chip>}
          {typed && <Chip>{t`typed`}</Chip>}
        </span>
      }
    />
  );
}
