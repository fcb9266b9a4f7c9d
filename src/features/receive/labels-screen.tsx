import { IconDownload, IconTag } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { unlabelledFile, unlabelledOn } from './unlabelled.ts';

/** [LBL-2] Numbers of this receipt that wait for a label: listed, and handed to a label program as a file. */
export function LabelsScreen() {
  const { t } = useLingui();
  const { order: id = '' } = useParams();
  const floor = useFloor();
  const format = useFormat();
  const asked = useAsked(async () => {
    const order = await floor.world.get('order', id as OrderId);
    return { reference: order?.reference ?? '', rows: await unlabelledOn(floor, id as OrderId) };
  }, [id]);
  const { reference, rows } = asked.state === 'here' ? asked.value : { reference: '', rows: [] };
  const save = (): void =>
    floor.machine.saveFile(
      `${reference.replaceAll('/', '-')}.csv`,
      new Blob([`\uFEFF${unlabelledFile(rows)}`], { type: 'text/csv' }),
    );
  return (
    <Screen
      title={t`Labels to make`}
      note={reference}
      back={`/receive/${id}`}
      primary={
        <BigButton
          icon={<IconDownload size={32} aria-hidden="true" />}
          disabledReason={rows.length === 0 ? t`No number waits for a label` : undefined}
          onPress={save}
        >
          {t`Save the list as a file`}
        </BigButton>
      }
    >
      {asked.state === 'here' && rows.length === 0 && (
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`No number waits for a label`} />
      )}
      {rows.length > 0 && (
        <>
          <p>{t`Numbers that were given here or typed, by whoever received, and that nobody has scanned yet.`}</p>
          <Rows label={t`Labels to make`}>
            {rows.map(({ operation, number, product, quantity, unit, expiration }) => (
              <Row
                key={operation}
                lead={<IconTag size={28} aria-hidden="true" />}
                title={<CodeText>{number}</CodeText>}
                note={[
                  product,
                  format.amount(quantity, unit),
                  expiration === null ? '' : t`expires ${format.day(expiration)}`,
                ]
                  .filter((word) => word !== '')
                  .join(' · ')}
              />
            ))}
          </Rows>
        </>
      )}
    </Screen>
  );
}
