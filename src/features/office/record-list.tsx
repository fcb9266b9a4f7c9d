import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { WindowList, type WindowRow } from '../../ui/window-list.tsx';
import { useFloor } from '../floor.tsx';
import { usePages } from '../use-pages.ts';
import { type Listed, listRecords } from './list-records.ts';
import type { RecordForm } from './records/define.ts';
import styles from './office.module.css';

/** All records of a kind: searched, narrowed, and as many as there are. */
export function RecordList({ form, current }: { form: RecordForm; current: string | undefined }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [archived, setArchived] = useState(false);
  const [filter, setFilter] = useState('');
  const pages = usePages<Listed>(
    (after, limit) => listRecords(world, form, { text, archived, filter }, after, limit),
    [form.path, text, archived, filter],
  );
  const Icon = form.icon;
  const hasArchive = form.of !== 'operation-type' && form.of !== 'sequence';
  const isNarrowed = text !== '' || filter !== '' || archived;
  return (
    <>
      <SearchField label={t`Search`} value={text} onChange={setText} />
      {(form.filter ?? hasArchive) && (
        <Select
          quietLabel
          label={t`Show`}
          value={archived ? 'archived' : filter}
          choices={[
            ...(form.filter?.choices ?? [{ value: '', word: msg`In use` }]),
            ...(hasArchive ? [{ value: 'archived', word: msg`Archived` }] : []),
          ].map(({ value, word }) => ({ value, word: t(word) }))}
          onChange={(value) => {
            setArchived(value === 'archived');
            setFilter(value === 'archived' ? '' : value);
          }}
        />
      )}
      {pages.state === 'here' && pages.items.length === 0 && (
        <Empty
          icon={<Icon size={56} aria-hidden="true" />}
          title={isNarrowed ? t`Nothing fits` : t`Nothing here yet`}
        >
          <p>{isNarrowed ? t`Type less, or take the filter away.` : t(form.begin)}</p>
        </Empty>
      )}
      {pages.items.length > 0 && (
        <WindowList
          label={t(form.title)}
          items={pages.items}
          total={pages.total}
          keyOf={({ id }) => id}
          current={current}
          onMore={pages.more}
          onPress={({ id }) => void navigate(`/office/${form.path}/${encodeURIComponent(id)}`)}
          row={(item) => rowOf(form, item, t)}
        />
      )}
    </>
  );
}

const rowOf = (
  { icon: Icon }: RecordForm,
  { title, about, depth }: Listed,
  t: (words: MessageDescriptor) => string,
): WindowRow => ({
  lead: (
    <span className={styles['deep']} style={{ paddingInlineStart: depth * 20 }}>
      <Icon size={28} aria-hidden="true" />
    </span>
  ),
  title,
  note: about.map((each) => (typeof each === 'string' ? each : t(each))).join(' · '),
});
