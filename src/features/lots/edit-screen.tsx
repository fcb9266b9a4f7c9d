import { IconTag, IconTruckDelivery, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { LotId, PartnerId } from '#domain/base/ids.ts';
import type { PayloadOf } from '#domain/operations/registry.ts';
import type { Lot, LotDates } from '#domain/stock/rows.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor } from '../floor.tsx';
import { PickSheet } from '../pick-sheet.tsx';
import { DateFields } from './date-fields.tsx';
import { useChange } from '../goods/use-change.tsx';

/** [A11] The record of a lot is put right. */
export function EditLotScreen() {
  const { t } = useLingui();
  const { world } = useFloor();
  const { lot: id = '' } = useParams();
  const asked = useAsked(async () => (await world.get('lot', id as LotId)) ?? null, [id]);
  if (asked.state === 'loading') return null;
  if (asked.value === null)
    return (
      <Screen title={t`Edit`} back="/lots">
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`This lot is not on this device`} />
      </Screen>
    );
  // What arrives meanwhile does not overwrite what is being typed.
  return <EditLot key={asked.value.id} lot={asked.value} />;
}

type Change = PayloadOf<'edit-lot'>['change'];

function EditLot({ lot }: { lot: Lot }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const navigate = useNavigate();
  const { record, refusedSheet } = useChange();
  const [before] = useState(lot);
  const [name, setName] = useState(lot.name);
  const [reference, setReference] = useState(lot.reference ?? '');
  const [supplier, setSupplier] = useState<PartnerId | null>(lot.supplier);
  const [note, setNote] = useState(lot.note ?? '');
  const [dates, setDates] = useState<LotDates>(lot.dates);
  const [together, setTogether] = useState(true);
  const [isPicking, setPicking] = useState(false);
  const partner = useAsked(
    async () => (supplier === null ? null : ((await world.get('partner', supplier)) ?? null)),
    [supplier],
  );
  const change = changeOf(before, { name, reference, supplier, note, dates, together });
  const isEmpty = Object.keys(change).length === 0;
  const save = async (): Promise<void> => {
    const kept = await record(
      { kind: 'edit-lot', payload: { lot: lot.id, change } },
      t`${name.trim()} changed`,
    );
    if (kept) void navigate(`/lots/${lot.id}`);
  };
  return (
    <Screen
      title={before.name}
      note={t`Edit`}
      back={`/lots/${lot.id}`}
      primary={
        <BigButton
          disabledReason={
            name.trim() === '' ? t`A lot needs its number` : isEmpty ? t`Nothing is changed yet` : undefined
          }
          onPress={() => void save()}
        >
          {t`Save`}
        </BigButton>
      }
    >
      <Field
        label={t`Number`}
        value={name}
        onChange={setName}
        code
        hint={name.trim() === before.name ? undefined : t`${before.name} stays findable.`}
      />
      <Field label={t`Reference`} value={reference} onChange={setReference} code />
      <Rows label={t`Supplier`}>
        <Row
          lead={<IconTruckDelivery size={32} aria-hidden="true" />}
          title={(partner.state === 'here' && partner.value?.name) || t`No supplier`}
          note={t`Supplier`}
          onPress={() => setPicking(true)}
          action={
            supplier !== null && (
              <Button
                iconOnly
                icon={<IconX size={28} aria-hidden="true" />}
                onPress={() => setSupplier(null)}
              >
                {t`No supplier`}
              </Button>
            )
          }
        />
      </Rows>
      <DateFields
        before={before.dates}
        dates={dates}
        together={together}
        onChange={(next, along) => {
          setDates(next);
          setTogether(along);
        }}
      />
      <Field label={t`Note`} value={note} onChange={setNote} multiline />
      {isPicking && (
        <PickSheet
          kind="partner"
          onClose={() => setPicking(false)}
          onPick={(partnerId) => {
            setSupplier(partnerId as PartnerId);
            setPicking(false);
          }}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}

interface Typed {
  readonly name: string;
  readonly reference: string;
  readonly supplier: PartnerId | null;
  readonly note: string;
  readonly dates: LotDates;
  readonly together: boolean;
}

/** Only what differs: two people who put different things right do not undo each other. */
function changeOf(before: Lot, { name, reference, supplier, note, dates, together }: Typed): Change {
  const change: Change = {};
  if (name.trim() !== before.name) change.name = name.trim();
  if (reference.trim() !== (before.reference ?? '')) change.reference = reference.trim() || null;
  if (supplier !== before.supplier) change.supplier = supplier;
  if (note.trim() !== (before.note ?? '')) change.note = note.trim() || null;
  const differs = (Object.keys(dates) as (keyof LotDates)[]).some(
    (each) => dates[each] !== before.dates[each],
  );
  if (differs && together && dates.expiration !== null && before.dates.expiration !== null)
    change.expiration = dates.expiration;
  else if (differs) change.dates = dates;
  return change;
}
