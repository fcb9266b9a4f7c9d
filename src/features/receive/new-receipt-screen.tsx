import { IconBuildingWarehouse, IconTruckDelivery } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { dayAt } from '#domain/base/calendar.ts';
import { type PartnerId, childOrderId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { keep } from '../keep.ts';
import { refusalWords } from '../refusal-words.ts';
import { useScans } from '../use-scans.ts';
import { readScan } from '../read-scan.ts';
import { meaningOf } from '../meaning.ts';

/** Goods came that nobody announced: from whom? */
export function NewReceiptScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [partner, setPartner] = useState<PartnerId | null>(null);
  const [paper, setPaper] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const asked = useAsked(() => partners(floor, typed), [typed]);
  const list = asked.state === 'here' ? asked.value : [];

  useScans(async (scan) => {
    const reading = await readScan(floor, scan);
    const meaning = await meaningOf(floor.world, reading);
    if (meaning.kind !== 'partner') return false;
    setPartner(meaning.partner.id);
    setTyped(meaning.partner.name);
    floor.desk.tell(
      { tone: 'ok', word: i18n._(msg`Supplier`), text: meaning.partner.name, operation: null },
      'ok',
    );
    return true;
  });

  const open = async (): Promise<void> => {
    const answer = await openReceipt(floor, partner, paper.trim());
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    void navigate(`/receive/${childOrderId(answer.value.entry.id, 0)}`, { replace: true });
  };
  const words = refused && refusalWords(refused, format);
  return (
    <Screen
      title={t`New receipt`}
      note={t`From whom?`}
      back="/receive"
      primary={<BigButton onPress={() => void open()}>{t`Begin receiving`}</BigButton>}
    >
      {words && (
        <Notice
          tone="error"
          urgent
          icon={<IconTruckDelivery size={28} aria-hidden="true" />}
          title={t(words.what)}
        >
          <p>{t(words.next)}</p>
        </Notice>
      )}
      <Field label={t`Delivery note, if there is one`} value={paper} onChange={setPaper} code />
      <SearchField label={t`Search supplier`} value={typed} onChange={setTyped} />
      <Rows label={t`Suppliers`}>
        {list.map((each) => (
          <Row
            key={each.id}
            lead={<IconBuildingWarehouse size={32} aria-hidden="true" />}
            title={each.name}
            note={each.code ?? undefined}
            current={partner === each.id}
            onPress={() => setPartner(partner === each.id ? null : each.id)}
          />
        ))}
      </Rows>
    </Screen>
  );
}

async function partners(floor: Floor, typed: string) {
  const all = await floor.world.scan('partner', `name:${typed.trim()}`, 40);
  return [...new Map(all.filter(({ archived }) => !archived).map((each) => [each.id, each])).values()];
}

/** Opens the order with a reference of this device's own [NUM-5]; nothing when this plant has no receiving at all. */
async function openReceipt(floor: Floor, partner: PartnerId | null, paper: string) {
  const [type] = await floor.world.find('operation-type', 'kind:receipt', 1);
  const siteId = floor.status.get().enrolment?.site;
  const site = siteId === undefined ? undefined : await floor.world.get('site', siteId);
  if (!type || !site) return null;
  const { text } = await floor.numbers.next(type.sequence);
  return keep(floor, () =>
    floor.recorder.record({
      kind: 'open-order',
      payload: {
        kind: 'receipt',
        operationType: type.id,
        reference: text,
        partner,
        origin: paper === '' ? null : paper,
        from: type.from,
        to: type.to,
        scheduled: dayAt(floor.now(), site.timeZone),
        lines: [],
      },
    }),
  );
}
