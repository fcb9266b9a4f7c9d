import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { dayAt } from '#domain/base/calendar.ts';
import { recognise } from '#domain/barcode/recognise.ts';
import { matchSiteRule } from '#domain/barcode/site-rule.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { useFloor } from '../floor.tsx';
import { fieldWords, kindWords } from '../reading-words.ts';
import { useScans } from '../use-scans.ts';
import type { AsideProps } from './form/fields.ts';
import { scanningOf } from './records/scanning-of.ts';
import styles from './office.module.css';

/** A code read by the rules as they stand in the form, before anybody has to live with them. */
export function ScanTrial({ values, setting }: AsideProps) {
  const { t } = useLingui();
  const { now } = useFloor();
  const [text, setText] = useState('');
  useScans(async (scan) => {
    setText(scan.text);
    return true;
  });
  const { rules, ...scanners } = scanningOf(values);
  const reading =
    text.trim() === ''
      ? null
      : recognise(
          { text: text.trim(), source: 'typed' },
          { today: dayAt(now(), setting.site?.timeZone ?? 'UTC'), siteRules: rules, ...scanners },
        );
  const rule = reading && matchSiteRule(reading.text, rules)?.rule.name;
  const fields = Object.entries(reading?.fields ?? {}) as [keyof typeof fieldWords, unknown][];
  return (
    <div className={styles['trial']}>
      <Field
        label={t`Type or scan a code`}
        hint={t`Nothing is recorded.`}
        code
        value={text}
        onChange={setText}
      />
      {reading && (
        <Rows label={t`What it says`}>
          <Row title={t(kindWords(reading.kind))} note={rule ? t`By rule ${rule}` : t`By no rule of yours`} />
          {fields.map(([name, value]) => (
            <Row key={name} title={<CodeText>{wordsOf(value)}</CodeText>} note={t(fieldWords[name])} />
          ))}
        </Rows>
      )}
    </div>
  );
}

const wordsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).join(' ') : String(value);
