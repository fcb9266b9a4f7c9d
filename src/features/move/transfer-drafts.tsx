import { IconPencil } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Row, Rows } from '../../ui/row.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import styles from './transfer-drafts.module.css';

const most = 50;

/** Transfers that are written down and not confirmed: nothing is kept for them yet, and nobody picks them. */
export function TransferDrafts() {
  const { t } = useLingui();
  const { world } = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const asked = useAsked(() => world.scan('order', 'list:transfer:draft:', most), []);
  const drafts = asked.state === 'here' ? asked.value : [];
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2 className={styles['title']}>{t`Not confirmed yet`}</h2>
      <Rows label={t`Not confirmed yet`}>
        {drafts.map(({ id, reference, scheduled, lines }) => (
          <Row
            key={id}
            lead={<IconPencil size={32} aria-hidden="true" />}
            title={<bdi dir="ltr">{reference}</bdi>}
            note={
              <>
                {format.day(scheduled)} ·{' '}
                <Plural value={lines.length} _0="nothing on it yet" one="# product" other="# products" />
              </>
            }
            onPress={() => void navigate(`/move/${id}`)}
          />
        ))}
      </Rows>
    </section>
  );
}
