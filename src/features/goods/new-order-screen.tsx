import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type PartnerId, childOrderId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { useScans } from '../use-scans.ts';
import { readScan } from '../read-scan.ts';
import { meaningOf } from '../meaning.ts';
import { partnersFor } from '../partners.ts';
import { RefusalNotice } from '../refusal-notice.tsx';
import { beginOrder } from './begin-order.ts';

interface Props {
  readonly kind: Extract<OrderKind, 'receipt' | 'delivery'>;
  /** Of the job's screens: the new order is opened at `path/id`. */
  readonly path: string;
  readonly words: {
    readonly title: string;
    /** "From whom?" */
    readonly who: string;
    readonly paper: string;
    readonly search: string;
    readonly list: string;
    /** "Supplier" */
    readonly partner: string;
    /** "Begin receiving" */
    readonly begin: string;
  };
}

/** Work that nobody announced: with whom? */
export function NewOrderScreen({ kind, path, words }: Props) {
  const floor = useFloor();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [partner, setPartner] = useState<PartnerId | null>(null);
  const [paper, setPaper] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const side = kind === 'receipt' ? 'supplier' : 'customer';
  const asked = useAsked(() => partnersFor(floor.world, side, typed, 40), [side, typed]);
  const list = asked.state === 'here' ? asked.value : [];

  useScans(async (scan) => {
    const reading = await readScan(floor, scan);
    const meaning = await meaningOf(floor.world, reading);
    if (meaning.kind !== 'partner') return false;
    setPartner(meaning.partner.id);
    setTyped(meaning.partner.name);
    floor.desk.tell({ tone: 'ok', word: words.partner, text: meaning.partner.name, operation: null }, 'ok');
    return true;
  });

  const open = async (): Promise<void> => {
    const answer = await beginOrder(floor, { kind, partner, origin: paper.trim() || null });
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    void navigate(`${path}/${childOrderId(answer.value.entry.id, 0)}`, { replace: true });
  };
  return (
    <Screen
      title={words.title}
      note={words.who}
      back={path}
      primary={<BigButton onPress={() => void open()}>{words.begin}</BigButton>}
    >
      <RefusalNotice refusal={refused} />
      <Field label={words.paper} value={paper} onChange={setPaper} code />
      <SearchField label={words.search} value={typed} onChange={setTyped} />
      <Rows label={words.list}>
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
