import { IconClipboardList, IconFileImport, IconTags } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { RecordForm } from './records/define.ts';
import { goodsForms, placeForms, workForms } from './records/forms.ts';
import { useSite } from './use-site.ts';
import styles from './office.module.css';

/** The plant's own records: what there is, where it lies, and how work goes. */
export function OfficeScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const site = useSite();
  // [A01] Lots and serials have a place in the menu once they are in use.
  const hasLots = site.state === 'here' && site.value?.traceability !== false;
  const rowOf = ({ path, icon: Icon, title, note }: RecordForm) => (
    <Row
      key={path}
      lead={<Icon size={32} aria-hidden="true" />}
      title={t(title)}
      note={t(note)}
      onPress={() => void navigate(`/office/${path}`)}
    />
  );
  return (
    <Screen title={t`Office`} note={t`The plant's own records`} back="/">
      <div className={styles['groups']}>
        <Group title={t`Orders`}>
          <Row
            lead={<IconClipboardList size={32} aria-hidden="true" />}
            title={t`Orders by hand`}
            note={t`Receipts, deliveries, transfers, manufacturing`}
            onPress={() => void navigate('/office/orders')}
          />
        </Group>
        <Group title={t`Goods`}>
          {goodsForms.map(rowOf)}
          {hasLots && (
            <Row
              lead={<IconTags size={32} aria-hidden="true" />}
              title={t`Lots and serial numbers`}
              note={t`Where they are, what they went into`}
              onPress={() => void navigate('/lots')}
            />
          )}
        </Group>
        <Group title={t`Places and partners`}>{placeForms.map(rowOf)}</Group>
        <Group title={t`How work goes`}>{workForms.map(rowOf)}</Group>
        <Group title={t`Many at once`}>
          <Row
            lead={<IconFileImport size={32} aria-hidden="true" />}
            title={t`Import and export`}
            note={t`Lists of products, orders and stock, in and out`}
            onPress={() => void navigate('/office/import')}
          />
        </Group>
      </div>
    </Screen>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles['group']}>
    <h2 className={styles['heading']}>{title}</h2>
    <Rows label={title}>{children}</Rows>
  </section>
);
