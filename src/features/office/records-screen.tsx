import { IconPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { RecordKind, RecordOf } from '#domain/records/records.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { useRights } from '../rights.ts';
import { RecordEditor } from './record-editor.tsx';
import { RecordList } from './record-list.tsx';
import type { RecordForm } from './records/define.ts';
import { formAt } from './records/forms.ts';
import { useSite } from './use-site.ts';

/** "/office/products", "/office/products/oats": the list, and what was chosen from it. */
export function RecordsScreen() {
  const { t } = useLingui();
  const { records = '', id } = useParams();
  const form = formAt(records);
  if (!form)
    return (
      <Screen title={t`Office`} back="/office">
        <p>{t`There are no such records.`}</p>
      </Screen>
    );
  return form.isMany ? <Many key={form.path} form={form} id={id} /> : <TheSite key={form.path} form={form} />;
}

function Many({ form, id }: { form: RecordForm; id: string | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const mayChange = useRights().may('records');
  const list = <RecordList form={form} current={id} />;
  const make = mayChange && (
    <Button
      kind="strong"
      icon={<IconPlus size={28} aria-hidden="true" />}
      onPress={() => void navigate(`/office/${form.path}/new`)}
    >
      {t`New`}
    </Button>
  );
  if (id === undefined)
    return (
      <Screen title={t(form.title)} back="/office" secondary={make || undefined} aside={<Hint form={form} />}>
        {list}
      </Screen>
    );
  return <Detail key={id} form={form} id={id} list={list} />;
}

function Detail({ form, id, list }: { form: RecordForm; id: string; list: ReactNode }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const asked = useAsked(() => load(world, form, id), [form.path, id]);
  const site = useSite();
  const back = `/office/${form.path}`;
  if (asked.state === 'loading' || site.state === 'loading')
    return (
      <Screen title={t(form.one)} back={back} list={list}>
        {null}
      </Screen>
    );
  const { row, title } = asked.value;
  const isNew = id === 'new';
  const name = isNew ? t`New: ${t(form.one)}` : (title ?? t(form.one));
  if (!row && !isNew)
    return (
      <Screen title={t(form.one)} back={back}>
        <Empty icon={<form.icon size={56} aria-hidden="true" />} title={t`It is not on this device`}>
          <p>{t`It may not have arrived yet. Go back and look again when you are online.`}</p>
        </Empty>
      </Screen>
    );
  return (
    <RecordEditor
      form={form}
      row={row}
      site={site.value}
      title={name}
      note={isNew ? undefined : t(form.one)}
      back={back}
      list={list}
    />
  );
}

function TheSite({ form }: { form: RecordForm }) {
  const { t } = useLingui();
  const { status } = useFloor();
  const site = useSite();
  const { enrolment } = useLive(status);
  if (site.state === 'loading' || !site.value)
    return (
      <Screen title={t(form.title)} back="/office">
        {site.state === 'here' && enrolment !== null && (
          <Empty icon={<form.icon size={56} aria-hidden="true" />} title={t(form.begin)} />
        )}
      </Screen>
    );
  return (
    <RecordEditor
      form={form}
      row={site.value}
      site={site.value}
      title={t(form.title)}
      note={undefined}
      back="/office"
      list={undefined}
    />
  );
}

function Hint({ form }: { form: RecordForm }) {
  const { t } = useLingui();
  return (
    <Empty icon={<form.icon size={56} aria-hidden="true" />} title={t(form.title)}>
      <p>{t`Choose one from the list, or make a new one.`}</p>
    </Empty>
  );
}

async function load(
  world: ReturnType<typeof useFloor>['world'],
  { of }: RecordForm,
  id: string,
): Promise<{ readonly row: RecordOf[RecordKind] | undefined; readonly title: string | undefined }> {
  const row = id === 'new' ? undefined : await world.get(of, id);
  if (row && of === 'bom')
    return { row, title: (await world.get('product', (row as RecordOf['bom']).product))?.name };
  return { row, title: row && 'name' in row ? row.name : undefined };
}
