import { IconAlertTriangle, IconInfoCircle, IconUpload, IconX } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { TableName } from '#domain/protocol/exchange-messages.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFormat } from '../floor.tsx';
import type { Words } from '../refusal-words.ts';
import { Carrying, Ended } from './carrying.tsx';
import { ChooseFile } from './choose-file.tsx';
import styles from './exchange.module.css';
import { ListRows } from './list-rows.tsx';
import { isListName, lists } from './lists.ts';
import { OfflineNotice, useNotAllowed } from './may-exchange.tsx';
import { Preview } from './preview.tsx';
import { useImport } from './use-import.ts';

/** [X13] The plant's lists come in: which list, which file, what it would change, and then all of it or nothing. */
export function ImportScreen() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const notAllowed = useNotAllowed('administrator');
  const name = params.get('list');
  const choose = (list: TableName): void => void navigate(`/office/import?list=${list}`);
  if (isListName(name) && !notAllowed) return <OneList key={name} list={name} onChoose={choose} />;
  return (
    <Screen title={t`Bring in lists`} back="/office" strip={false}>
      <OfflineNotice />
      {notAllowed ?? (
        <>
          <p>{t`Which list? An empty plant takes them in this order.`}</p>
          <ListRows current={null} onChoose={choose} />
        </>
      )}
    </Screen>
  );
}

interface Props {
  readonly list: TableName;
  readonly onChoose: (list: TableName) => void;
}

function OneList({ list, onChoose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { step, bring, carryOut, cancel, again } = useImport(list);
  const [failure, setFailure] = useState<Words | null>(null);
  const wanted = (file: Blob): void => {
    setFailure(null);
    void bring(file);
  };
  const cancelButton = (
    <Button kind="danger" icon={<IconX size={24} aria-hidden="true" />} onPress={() => void cancel()}>
      {t`Cancel`}
    </Button>
  );
  const { content, primary, secondary } = ((): {
    readonly content: ReactNode;
    readonly primary?: ReactNode;
    readonly secondary?: ReactNode;
  } => {
    switch (step.kind) {
      case 'file':
        return {
          content: (
            <>
              {step.cancelled && (
                <Notice
                  tone="plain"
                  icon={<IconInfoCircle size={28} aria-hidden="true" />}
                  title={t`Cancelled. Nothing has been changed.`}
                />
              )}
              <FailureNotice why={failure ?? step.failure} />
              <ChooseFile list={list} onFile={wanted} onFailure={setFailure} />
            </>
          ),
        };
      case 'reading':
        return {
          content: (
            <p aria-live="polite">{t`The server reads the file and looks at every line. A long list takes a minute.`}</p>
          ),
          secondary: cancelButton,
        };
      case 'looked': {
        const { fresh, changed } = step.found.counts;
        const count = fresh + changed;
        const content = (
          <>
            <FailureNotice why={step.failure} />
            <Preview found={step.found} />
          </>
        );
        if (!step.found.clean || count === 0)
          return {
            content,
            primary: <BigButton onPress={() => void cancel()}>{t`Choose another file`}</BigButton>,
          };
        return {
          content,
          secondary: cancelButton,
          primary: (
            <BigButton
              icon={<IconUpload size={36} aria-hidden="true" />}
              onPress={() => void carryOut(step.found)}
            >
              <Plural
                value={count}
                one={`Bring in ${format.quantity(String(count))} line`}
                other={`Bring in ${format.quantity(String(count))} lines`}
              />
            </BigButton>
          ),
        };
      }
      case 'carrying':
        return { content: <Carrying found={step.found} silent={step.silent} />, secondary: cancelButton };
      case 'ended':
        return {
          content: <Ended found={step.found} />,
          primary: <BigButton onPress={again}>{t`Choose another file`}</BigButton>,
        };
    }
  })();
  const detail = (
    <div className={styles['part']}>
      <OfflineNotice />
      {content}
    </div>
  );
  return (
    <Screen
      title={t(lists[list].title)}
      note={t`Bring in a list`}
      back="/office/import"
      strip={false}
      primary={primary}
      secondary={secondary}
      list={<ListRows current={list} onChoose={onChoose} />}
    >
      {detail}
    </Screen>
  );
}

function FailureNotice({ why }: { why: Words | null }) {
  const { t } = useLingui();
  if (!why) return null;
  return (
    <Notice tone="error" urgent icon={<IconAlertTriangle size={28} aria-hidden="true" />} title={t(why.what)}>
      <p>{t(why.next)}</p>
    </Notice>
  );
}
