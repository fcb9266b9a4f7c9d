import { IconAlertTriangle, IconDatabase, IconDownload, IconTable } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TableName } from '#domain/protocol/exchange-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFloor } from '../floor.tsx';
import type { Words } from '../refusal-words.ts';
import styles from './exchange.module.css';
import { getFile } from './get-file.ts';
import { importFailureWords } from './import-failure-words.ts';
import { listNames, lists } from './lists.ts';
import { OfflineNotice, useNotAllowed } from './may-exchange.tsx';

/** [X13] Every list as a file, in the columns in which it comes in. */
export function ExportScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const notAllowed = useNotAllowed('office');
  const [underWay, setUnderWay] = useState<string | null>(null);
  const [failure, setFailure] = useState<Words | null>(null);
  const take = async (list: TableName, format: 'csv' | 'xlsx'): Promise<void> => {
    const name = `${list}.${format}`;
    if (underWay !== null) return;
    setFailure(null);
    setUnderWay(name);
    const answer = await getFile(floor, paths.export, name);
    setUnderWay(null);
    if (answer.kind !== 'ok') setFailure(importFailureWords(answer));
  };
  return (
    <Screen title={t`Take out lists`} back="/office" strip={false}>
      <OfflineNotice />
      {failure && (
        <Notice
          tone="error"
          urgent
          icon={<IconAlertTriangle size={28} aria-hidden="true" />}
          title={t(failure.what)}
        >
          <p>{t(failure.next)}</p>
        </Notice>
      )}
      {notAllowed ?? (
        <>
          <p>{t`What goes out can be changed in a spreadsheet and brought in again.`}</p>
          <Rows label={t`Lists`}>
            {listNames.map((list) => (
              <Row
                key={list}
                lead={<IconTable size={32} aria-hidden="true" />}
                title={t(lists[list].title)}
                note={underWay?.startsWith(`${list}.`) ? t`The server writes the file` : t(lists[list].note)}
                more={
                  <span className={styles['formats']}>
                    {(['xlsx', 'csv'] as const).map((format) => (
                      <Button
                        key={format}
                        icon={<IconDownload size={24} aria-hidden="true" />}
                        onPress={() => void take(list, format)}
                      >
                        {format.toUpperCase()} <span className="hidden-text">{t(lists[list].title)}</span>
                      </Button>
                    ))}
                  </span>
                }
              />
            ))}
          </Rows>
          <Notice
            tone="plain"
            icon={<IconDatabase size={28} aria-hidden="true" />}
            title={t`A copy of the whole site`}
          >
            <p>
              {t`Lists are no backup: they have no history and no devices. On the server, this writes a whole copy while it runs:`}
            </p>
            <p>
              <CodeText>npm run backup</CodeText>
            </p>
          </Notice>
        </>
      )}
    </Screen>
  );
}
