import { IconClipboardText, IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TableName } from '#domain/protocol/exchange-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFloor } from '../floor.tsx';
import type { Words } from '../refusal-words.ts';
import styles from './exchange.module.css';
import { getFile } from './get-file.ts';
import { importFailureWords } from './import-failure-words.ts';
import { lists } from './lists.ts';

interface Props {
  readonly list: TableName;
  readonly onFile: (file: Blob) => void;
  readonly onFailure: (why: Words) => void;
}

/** A template to fill in, and three ways to give the filled one: choose, drop, paste. */
export function ChooseFile({ list, onFile, onFailure }: Props) {
  const { t } = useLingui();
  const floor = useFloor();
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState<string | null>(null);
  const template = async (format: 'csv' | 'xlsx'): Promise<void> => {
    const answer = await getFile(floor, paths.template, `${list}.${format}`);
    if (answer.kind !== 'ok') onFailure(importFailureWords(answer));
  };
  const take = (files: FileList | null): void => {
    const file = files?.item(0);
    if (file) onFile(file);
  };
  return (
    <div className={styles['part']}>
      <p>{t(lists[list].key)}</p>
      <p className={styles['quiet']}>
        {t`The template has the names of the columns and one example. The same list brought in twice changes nothing the second time.`}
      </p>
      <div className={styles['pair']}>
        <Button icon={<IconDownload size={24} aria-hidden="true" />} onPress={() => void template('xlsx')}>
          {t`Template XLSX`}
        </Button>
        <Button icon={<IconDownload size={24} aria-hidden="true" />} onPress={() => void template('csv')}>
          {t`Template CSV`}
        </Button>
      </div>
      <label
        className={cx(styles['file'], isOver && styles['over'])}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <IconFileUpload size={36} aria-hidden="true" />
        <span>{t`Choose file`}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => {
            take(target.files);
            // The same file may be chosen again once it was mended.
            target.value = '';
          }}
        />
      </label>
      <p
        className={styles['quiet']}
      >{t`CSV or XLSX up to 32 MB. Encoding and separator are found by themselves.`}</p>
      <Button icon={<IconClipboardText size={24} aria-hidden="true" />} onPress={() => setPasted('')}>
        {t`Paste from a spreadsheet`}
      </Button>
      {pasted !== null && (
        <Sheet
          title={t`Paste the lines`}
          note={t`With the line of column names on top`}
          onClose={() => setPasted(null)}
          primary={
            <BigButton
              disabledReason={pasted.trim() === '' ? t`Nothing pasted yet` : undefined}
              onPress={() => {
                onFile(new Blob([pasted], { type: 'text/csv' }));
                setPasted(null);
              }}
            >
              {t`Look at it`}
            </BigButton>
          }
        >
          <Field label={t`Lines`} value={pasted} onChange={setPasted} multiline plainTyping />
        </Sheet>
      )}
    </div>
  );
}
