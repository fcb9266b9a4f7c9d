import { IconBarcode } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { parseDay } from '#domain/base/calendar.ts';
import type { FieldName, Measure } from '#domain/barcode/fields.ts';
import type { Recognised } from '#domain/barcode/recognised.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor, useFormat } from '../floor.tsx';
import type { Format } from '../format.ts';
import { meaningOf } from '../meaning.ts';
import { meaningWords } from '../meaning-words.ts';
import { readScan } from '../read-scan.ts';
import { faultWords, fieldWords, kindWords, warningWords } from '../reading-words.ts';
import { useScans } from '../use-scans.ts';
import { useErrand } from '../use-errand.ts';
import { visible } from './visible.ts';
import styles from './code-screen.module.css';

interface Shown {
  readonly scan: ScanEvent;
  readonly reading: Recognised;
  readonly title: string | null;
  readonly note: string;
}

/** What does this label say? Scanning here records nothing. */
export function CodeScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const [shown, setShown] = useState<Shown | null>(null);
  const look = async (scan: ScanEvent): Promise<boolean> => {
    const reading = await readScan(floor, scan);
    const meaning = await meaningOf(floor.world, reading);
    const { title, note } = meaningWords(meaning, format);
    setShown({ scan, reading, title, note: i18n._(note) });
    const isBad = meaning.kind === 'invalid';
    floor.desk.tell(
      {
        tone: isBad ? 'error' : 'plain',
        word: i18n._(kindWords(reading.kind)),
        text: isBad ? i18n._(msg`Nothing was recorded.`) : (title ?? i18n._(note)),
        operation: null,
      },
      isBad ? 'error' : 'ok',
    );
    return true;
  };
  useScans(look);
  // Somebody came here to see the code that was just not understood.
  const [query] = useSearchParams();
  const wantsLast = query.has('last');
  const errand = useErrand();
  useEffect(() => {
    const last = floor.desk.last.get();
    if (wantsLast && last) errand(look(last));
    // Once, when the page opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wantsLast]);
  return (
    <Screen title={t`What is this code?`} back="/">
      {shown ? (
        <>
          <div>
            <h2 className={styles['title']}>{shown.title ?? shown.note}</h2>
            <p className={styles['note']}>
              {t(kindWords(shown.reading.kind))}
              {shown.title !== null && ` · ${shown.note}`}
            </p>
          </div>
          <Reading reading={shown.reading} format={format} />
          <section>
            <h2 className={styles['part']}>{t`As it arrived`}</h2>
            <p className={styles['raw']}>
              <CodeText>{visible(shown.scan.text)}</CodeText>
            </p>
            <p className={styles['note']}>
              {[shown.scan.symbology, shown.scan.format, sourceWords(shown.scan.source)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </section>
        </>
      ) : (
        <Empty icon={<IconBarcode size={56} aria-hidden="true" />} title={t`Scan any label`}>
          <p>{t`This page shows every field of it, what was repaired while reading, and whether this house knows it.`}</p>
          <p>{t`Nothing is recorded here.`}</p>
        </Empty>
      )}
    </Screen>
  );

  function sourceWords(source: ScanEvent['source']): string {
    return { camera: t`camera`, wedge: t`scanner`, typed: t`typed`, file: t`picture` }[source];
  }
}

function Reading({ reading, format }: { reading: Recognised; format: Format }) {
  const { t } = useLingui();
  const fault = reading.kind === 'invalid' ? faultWords(reading) : null;
  const fields = Object.entries(reading.fields) as [FieldName, unknown][];
  return (
    <>
      {fault && (
        <Notice tone="error" icon={<IconBarcode size={28} aria-hidden="true" />} title={t(fault.what)}>
          <p>{t(fault.next)}</p>
        </Notice>
      )}
      {reading.warnings.map((warning) => (
        <Notice
          key={warning.code}
          tone="wait"
          icon={<IconBarcode size={28} aria-hidden="true" />}
          title={t(warningWords(warning))}
        />
      ))}
      {fields.length > 0 && (
        <Rows label={t`Fields of the label`}>
          {fields.map(([name, value]) => (
            <Row
              key={name}
              title={<CodeText large>{valueWords(value, format)}</CodeText>}
              note={t(fieldWords[name])}
            />
          ))}
        </Rows>
      )}
      {reading.alternatives.length > 0 && (
        <section>
          <h2 className={styles['part']}>{t`It could also be`}</h2>
          <ul className={styles['others']}>
            {reading.alternatives.map((other) => (
              <li key={`${other.kind} ${other.text} ${JSON.stringify(other.fields)}`}>
                {t(kindWords(other.kind))}: <CodeText>{fieldsInShort(other, format)}</CodeText>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function valueWords(value: unknown, format: Format): string {
  if (Array.isArray(value)) return value.map((each) => valueWords(each, format)).join(', ');
  if (typeof value === 'string') {
    const day = parseDay(value);
    return day ? format.day(day) : value;
  }
  if (isMeasure(value)) return format.amount(value.value, value.unit);
  return typeof value === 'object' && value !== null ? Object.values(value).join(' ') : String(value);
}

const isMeasure = (value: unknown): value is Measure =>
  typeof value === 'object' && value !== null && 'value' in value && 'unit' in value;

const fieldsInShort = ({ fields, text }: Recognised, format: Format): string =>
  Object.values(fields)
    .map((value) => valueWords(value, format))
    .join(' · ') || text;
