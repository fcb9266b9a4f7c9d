import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { Plural, useLingui } from '@lingui/react/macro';
import type { Import } from '#domain/protocol/exchange-messages.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../floor.tsx';
import { FaultList } from './fault-list.tsx';
import { tableFaultWords } from './fault-words.ts';
import styles from './exchange.module.css';

const sampled = 6;

/** What the file says and what it would change. Nothing has been changed yet. */
export function Preview({ found }: { found: Import }) {
  const { t } = useLingui();
  const { clean, counts, read } = found;
  const faults = found.faultCount + found.tableFaults.length;
  return (
    <div className={styles['part']}>
      {clean ? (
        <Notice
          tone="plain"
          icon={<IconCircleCheck size={28} aria-hidden="true" />}
          title={
            counts.fresh + counts.changed === 0
              ? t`Everything stands already as the list has it.`
              : t`Every line was understood. Nothing has been changed yet.`
          }
        />
      ) : (
        <Notice
          tone="error"
          urgent
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={
            <Plural
              value={faults}
              one="# fault. Nothing has been changed."
              other="# faults. Nothing has been changed."
            />
          }
        >
          <p>{t`Put them right in the file, then choose it again.`}</p>
        </Notice>
      )}
      {clean && found.tableFaults.length > 0 && (
        <Notice
          tone="wait"
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t`Not all of it was taken.`}
        >
          {found.tableFaults.map((fault) => (
            <p key={`${fault.code} ${fault.column}`}>{t(tableFaultWords(fault))}</p>
          ))}
        </Notice>
      )}
      {clean && <Counts counts={counts} />}
      {!clean && <FaultList found={found} />}
      <p className={styles['quiet']}>{t(howRead(read))}</p>
      <Sample rows={found.sample} />
    </div>
  );
}

/** New, changed, the same: in lines of the list. */
export function Counts({ counts }: { counts: Import['counts'] }) {
  const { t } = useLingui();
  const format = useFormat();
  const each = [
    [t`new`, counts.fresh],
    [t`changed`, counts.changed],
    [t`the same`, counts.same],
  ] as const;
  return (
    <dl className={styles['counts']}>
      {each.map(([word, count]) => (
        <div key={word} className={styles['count']}>
          <dd className={styles['number']}>
            <CodeText>{format.quantity(String(count))}</CodeText>
          </dd>
          <dt>{word}</dt>
        </div>
      ))}
    </dl>
  );
}

function howRead({ format, encoding, separator }: Import['read']): MessageDescriptor {
  if (format === 'xlsx') return msg`Read as a workbook, its first sheet.`;
  const code = encoding.toUpperCase();
  if (separator === ';') return msg`Read as CSV, ${code}, parted by semicolons.`;
  if (separator === '\t') return msg`Read as CSV, ${code}, parted by tabs.`;
  return msg`Read as CSV, ${code}, parted by commas.`;
}

/** The first lines as they were understood. */
function Sample({ rows }: { rows: Import['sample'] }) {
  const { t } = useLingui();
  const [header, ...lines] = rows.slice(0, sampled);
  if (!header) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it
    <div className={styles['sample']} tabIndex={0} role="region" aria-label={t`The first lines`}>
      <table>
        <thead>
          <tr>
            {header.map((cell, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- cells have no name but their place
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {header.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={at}>{line[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
