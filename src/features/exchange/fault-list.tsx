import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Import } from '#domain/protocol/exchange-messages.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { useFormat } from '../floor.tsx';
import { faultWords, tableFaultWords } from './fault-words.ts';
import styles from './exchange.module.css';

const atOnce = 50;

/** What is wrong, by line and column as a spreadsheet counts them. */
export function FaultList({ found: { faults, faultCount, tableFaults } }: { found: Import }) {
  const { t } = useLingui();
  const format = useFormat();
  const [shown, setShown] = useState(atOnce);
  const unnamed = faultCount - faults.length;
  const number = (value: number): string => format.quantity(String(value));
  return (
    <>
      <ul className={styles['faults']} aria-label={t`Faults`}>
        {tableFaults.map((fault) => (
          <li key={`${fault.code} ${fault.column}`} className={styles['fault']}>
            <span className={styles['place']}>{t`Header`}</span>
            <span>{t(tableFaultWords(fault))}</span>
          </li>
        ))}
        {faults.slice(0, shown).map((fault, at) => (
          // Two faults may stand in one cell.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${fault.line} ${fault.column} ${at}`} className={styles['fault']}>
            <span className={styles['place']}>
              {fault.column === '' ? (
                t`Line ${number(fault.line)}`
              ) : (
                <>
                  {t`Line ${number(fault.line)}`} · <CodeText>{fault.column}</CodeText>
                </>
              )}
            </span>
            <span>{t(faultWords(fault, format))}</span>
          </li>
        ))}
      </ul>
      {faults.length > shown && (
        <Button fill onPress={() => setShown(shown + 4 * atOnce)}>
          {t`Show more faults`}
        </Button>
      )}
      {faults.length <= shown && unnamed > 0 && (
        <p>{t`And ${number(unnamed)} more. Put these right first, then choose the file again.`}</p>
      )}
    </>
  );
}
