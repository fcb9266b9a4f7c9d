import { IconAlertTriangle, IconArchive, IconArchiveOff, IconLock, IconUsers } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { Flag } from '#domain/base/refusal.ts';
import type { Site } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#domain/records/records.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { flagWords } from '../flag-words.ts';
import { useFormat } from '../floor.tsx';
import { useRights } from '../rights.ts';
import type { Field } from './form/fields.ts';
import { FormView } from './form/form-view.tsx';
import { RecordIdContext } from './record-id.ts';
import type { RecordForm } from './records/define.ts';
import { LeaveSheet } from './leave-sheet.tsx';
import { UntrackedNotice } from './untracked-notice.tsx';
import { useRecordForm } from './use-record-form.ts';
import styles from './office.module.css';
import { RefusalNotice } from '../refusal-notice.tsx';
import { FaultsNotice } from './form/faults-notice.tsx';

interface Props {
  readonly form: RecordForm;
  /** Undefined: it is being made. */
  readonly row: RecordOf[RecordKind] | undefined;
  readonly site: Site | undefined;
  /** What it is called. */
  readonly title: string;
  readonly note: string | undefined;
  readonly back: string;
  /** Stands beside it where there is room. */
  readonly list: ReactNode;
}

/** One record: read, changed, kept. Every change is an operation, offline too. */
export function RecordEditor({ form, row, site, title, note, back, list }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const mayChange = useRights().may('records');
  const editor = useRecordForm(form, row, site);
  const top = useRef<HTMLDivElement>(null);
  const isPassing = useRef(false);
  const isBusy = useRef(false);
  const { values, setting, faults, both, said, isChanged } = editor;
  const isArchived = row !== undefined && 'archived' in row && row.archived;

  const save = async (anyway = false): Promise<void> => {
    // A second tap while the first is under way changes nothing.
    if (isBusy.current) return;
    isBusy.current = true;
    const id = await editor.save((record) => `${t(form.one)} ${nameOf(record, title)}`, anyway);
    isBusy.current = false;
    // The first thing that is wrong is brought into sight; the words stand beside each field.
    if (id === null)
      setTimeout(() => top.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50);
    else if (row === undefined) {
      isPassing.current = true;
      void navigate(`/office/${form.path}/${encodeURIComponent(id)}`, { replace: true });
    }
  };
  const archive = row !== undefined && 'archived' in row && mayChange && !isChanged && (
    <Button
      icon={
        isArchived ? (
          <IconArchiveOff size={24} aria-hidden="true" />
        ) : (
          <IconArchive size={24} aria-hidden="true" />
        )
      }
      onPress={() =>
        void editor.archive(
          !isArchived,
          isArchived ? t`${title} is back in use` : t`${title} is in the archive`,
        )
      }
    >
      {isArchived ? t`Back into use` : t`Archive`}
    </Button>
  );
  const content = (
    <RecordIdContext value={row?.id ?? null}>
      <div ref={top} className={styles['editor']}>
        {!mayChange && (
          <Notice
            tone="plain"
            icon={<IconLock size={28} aria-hidden="true" />}
            title={t`Only an administrator changes records.`}
          >
            <p>{t`You can read everything here.`}</p>
          </Notice>
        )}
        {isArchived && (
          <Notice
            tone="plain"
            icon={<IconArchive size={28} aria-hidden="true" />}
            title={t`It is in the archive.`}
          >
            <p>{t`Nobody is offered it any more; its history stays.`}</p>
          </Notice>
        )}
        {form.of === 'product' && row && <UntrackedNotice product={row as Product} />}
        {both.length > 0 && (
          <Notice
            tone="wait"
            urgent
            icon={<IconUsers size={28} aria-hidden="true" />}
            title={t`Somebody else has changed the same meanwhile.`}
          >
            <p>
              {both
                .map((name) => labelOf(form, name))
                .filter((label) => label !== undefined)
                .map((label) => t(label))
                .join(', ')}
            </p>
            <p>{t`What you typed stands here. Save to keep it, or take theirs.`}</p>
            <Button onPress={editor.discard}>{t`Take theirs`}</Button>
          </Notice>
        )}
        <FaultsNotice faults={faults} />
        <RefusalNotice refusal={said.refusal} onAnyway={() => void save(true)} />
        {said.flags.filter(isNews).map((flag) => (
          <Notice
            key={flag.code}
            tone="wait"
            icon={<IconAlertTriangle size={28} aria-hidden="true" />}
            title={t(flagWords(flag, format))}
          />
        ))}
        <FormView
          sections={form.sections}
          values={values}
          setting={setting}
          faults={faults}
          readOnly={!mayChange}
          onChange={editor.change}
        />
        {archive}
        {mayChange && <LeaveSheet isChanged={isChanged} isPassing={isPassing} onDiscard={editor.discard} />}
      </div>
    </RecordIdContext>
  );
  const primary = (
    <BigButton
      disabledReason={
        !mayChange ? t`Only an administrator may` : isChanged ? undefined : t`Nothing was changed`
      }
      onPress={() => void save()}
    >
      {row === undefined ? t`Create` : t`Save`}
    </BigButton>
  );
  return (
    <Screen title={title} note={note} back={back} primary={primary} list={list}>
      {content}
    </Screen>
  );
}

/** What a switch risks stands beside the switch already. */
const isNews = ({ code }: Flag): boolean => code !== 'risky-setting';

const nameOf = ({ of, row }: AnyRecord, title: string): string => (of === 'bom' ? title : row.name);

function labelOf(form: RecordForm, name: string): Field['label'] | undefined {
  for (const { fields } of form.sections) {
    const field = fields.find((each) => each.name === name);
    if (field) return field.label;
  }
  return undefined;
}
