import { IconAlertTriangle, IconFlag, IconUserOff } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { wireFlagWords } from '../flag-words.ts';
import { useFormat } from '../floor.tsx';
import styles from './approve.module.css';
import { ComponentGroupRow } from './component-group-row.tsx';
import { groupsOf } from './component-groups.ts';
import type { Content } from './load-content.ts';

interface Props {
  readonly content: Content;
  /** [APR-4] The person at work made some of it. */
  readonly isMine: boolean;
}

/** [APR-3] Who, where, how many, which numbers, what went in, and everything that asks for a second look, that first. */
export function ContentView({ content, isMine }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { numbers, components, differences, flags, incomplete, reasons, productOf } = content;
  const product = productOf(content.product);
  const unit = product?.unit ?? '';
  const { gaps, duplicates } = numbers.faults;
  return (
    <>
      {isMine && (
        <Notice
          tone="wait"
          icon={<IconUserOff size={28} aria-hidden="true" />}
          title={t`You made some of this.`}
        >
          <p>{t`Somebody else has to decide on it.`}</p>
        </Notice>
      )}
      {flags.map((flag, at) => (
        <Notice
          // Two flags of one kind differ in nothing but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          tone="wait"
          icon={<IconFlag size={28} aria-hidden="true" />}
          title={t(wireFlagWords(flag, format))}
        />
      ))}
      {incomplete > 0 && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <Plural
              value={incomplete}
              one="The components of # unit are not all accounted for."
              other="The components of # units are not all accounted for."
            />
          }
        />
      )}
      {gaps.map(({ after, before }) => (
        <Notice
          key={after}
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <>
              {t`Numbers left out between`} <CodeText>{after}</CodeText> {t`and`}{' '}
              <CodeText>{before}</CodeText>
            </>
          }
        />
      ))}
      {duplicates.length > 0 && (
        <Notice
          tone="error"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t`More than once: ${duplicates.join(', ')}`}
        />
      )}
      {reasons.length > 0 && (
        <p>
          {t`Said by the producer:`} <strong>{reasons.join(' · ')}</strong>
        </p>
      )}
      <dl className={styles['facts']}>
        <div>
          <dt>{t`Product`}</dt>
          <dd>{product?.name}</dd>
        </div>
        <div>
          <dt>{t`Made`}</dt>
          <dd>
            <strong>{format.amount(content.quantity, unit)}</strong>{' '}
            {t`of ${format.amount(content.planned, unit)} planned`}
          </dd>
        </div>
        <div>
          <dt>{t`By`}</dt>
          <dd>{content.producers.map(content.personOf).join(', ')}</dd>
        </div>
        <div>
          <dt>{t`When`}</dt>
          <dd>
            {format.moment(content.from)}
            {content.until !== content.from && ` – ${format.moment(content.until)}`}
          </dd>
        </div>
        <div>
          <dt>{t`Where`}</dt>
          <dd>{content.place}</dd>
        </div>
        <div className={styles['wide']}>
          <dt>{t`Numbers`}</dt>
          <dd className={styles['numbers']}>
            {numbers.texts.map((text) => (
              <CodeText key={text} whole>
                {text}
              </CodeText>
            ))}
          </dd>
        </div>
      </dl>
      {differences.length > 0 && (
        <section>
          <h2 className={styles['heading']}>{t`Different from the plan`}</h2>
          <Rows>
            {differences.map((each) => {
              const row = productOf(each.product);
              return (
                <Row
                  key={each.product}
                  tone="wait"
                  lead={<IconAlertTriangle size={32} aria-hidden="true" />}
                  title={row?.name ?? each.product}
                  note={
                    <>
                      {t`planned`} <CodeText>{format.amount(each.planned, row?.unit ?? '')}</CodeText> ·{' '}
                      {t`used`} <CodeText>{format.amount(each.used, row?.unit ?? '')}</CodeText>
                    </>
                  }
                />
              );
            })}
          </Rows>
        </section>
      )}
      <section>
        <h2 className={styles['heading']}>{t`What went in`}</h2>
        {components.length === 0 && <p>{t`No components are recorded.`}</p>}
        <Rows>
          {groupsOf(components).map((group) => (
            <ComponentGroupRow key={group.key} group={group} product={productOf(group.product)} />
          ))}
        </Rows>
      </section>
    </>
  );
}
