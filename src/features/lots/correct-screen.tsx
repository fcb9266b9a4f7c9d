import { IconCheck, IconMapPin, IconReplace, IconTag, IconTruckDelivery } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type LocationId, type LotId, lotIdOf } from '#domain/base/ids.ts';
import { type Quantity, compare, isPositive } from '#domain/base/quantity.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Lot } from '#domain/stock/rows.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { ReasonSheet } from '../goods/reason-sheet.tsx';
import { operationWords } from '../operation-words.ts';
import { PickSheet } from '../pick-sheet.tsx';
import { useReasons } from '../reasons.ts';
import { standingOf } from '../where.ts';
import { NumberSheet } from './number-sheet.tsx';
import { useChange } from '../goods/use-change.tsx';
import { usesOf } from './uses.ts';

/** [COR-1] This lot was recorded, and it was another one: exchanged where it was used; recall of either lists the goods. */
export function CorrectScreen() {
  const { t } = useLingui();
  const { world } = useFloor();
  const { lot: id = '' } = useParams();
  const asked = useAsked(async () => {
    const lot = await world.get('lot', id as LotId);
    const product = lot && (await world.get('product', lot.product));
    return lot && product ? { lot, product } : null;
  }, [id]);
  if (asked.state === 'loading') return null;
  if (asked.value === null)
    return (
      <Screen title={t`It was another lot`} back="/lots">
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`This lot is not on this device`} />
      </Screen>
    );
  return <Correct key={id} {...asked.value} />;
}

function Correct({ lot, product }: { lot: Lot; product: Product }) {
  const { t } = useLingui();
  const floor = useFloor();
  const { world, status } = floor;
  const format = useFormat();
  const navigate = useNavigate();
  const reasons = useReasons('correct');
  const { record, refusedSheet } = useChange();
  const asked = useAsked(() => usesOf(floor, lot.id), [lot.id]);
  const uses = asked.state === 'here' ? asked.value : null;
  const [useKey, setUseKey] = useState<string | null>(null);
  const [rightName, setRightName] = useState<string | null>(null);
  const [given, setQuantity] = useState<Quantity | null>(null);
  const [chosenPlace, setPlace] = useState<LocationId | null>(null);
  const [sheet, setSheet] = useState<'number' | 'quantity' | 'place' | 'why' | null>(null);
  const use = uses?.find(({ key }) => key === useKey) ?? null;
  const right = useAsked(async () => {
    const company = status.get().enrolment?.company;
    if (rightName === null || !company) return null;
    const found =
      (await world.get('lot', lotIdOf(company, product.id, rightName))) ??
      (await world.find('lot', `exact:${rightName}`, 20)).find((each) => each.product === product.id);
    if (!found) return { lot: null, place: null };
    const { places } = await standingOf(world, product.id, found.id);
    const held = places.find(({ quantity }) => isPositive(quantity)) ?? null;
    return { lot: found, place: held?.location ?? null };
  }, [rightName, product.id]);
  const exchange = right.state === 'here' ? right.value : null;
  const place = useAsked(
    async () => (chosenPlace === null ? null : ((await world.get('location', chosenPlace)) ?? null)),
    [chosenPlace],
  );
  const from = (place.state === 'here' ? place.value : null) ?? exchange?.place ?? null;
  const quantity = given ?? use?.quantity ?? null;
  const missing =
    use === null
      ? t`Choose where it was used`
      : rightName === null
        ? t`Say which lot it was`
        : exchange?.lot === null
          ? t`${rightName} is not known here`
          : from === null
            ? t`Say where the right lot was taken from`
            : undefined;

  const save = async (reason: string): Promise<void> => {
    setSheet(null);
    if (!use || !exchange?.lot || !from || quantity === null) return;
    const shared = {
      wrong: { id: lot.id, name: lot.name },
      right: { id: exchange.lot.id, name: exchange.lot.name },
      quantity,
      location: from.id,
    };
    const intent: Intent =
      use.of === 'input'
        ? { kind: 'correct', payload: { of: 'input', made: use.made, product: use.product, ...shared } }
        : { kind: 'correct', payload: { of: 'move', operation: use.operation, move: use.move, ...shared } };
    const kept = await record(intent, t`${lot.name} exchanged for ${exchange.lot.name} on ${use.title}`, {
      reason,
    });
    if (kept) void navigate(`/lots/${lot.id}`);
  };
  return (
    <Screen
      title={lot.name}
      note={t`It was another lot`}
      back={`/lots/${lot.id}`}
      primary={
        <BigButton disabledReason={missing} onPress={() => setSheet('why')}>
          {t`Correct it`}
        </BigButton>
      }
    >
      {uses?.length === 0 ? (
        <Empty
          icon={<IconReplace size={56} aria-hidden="true" />}
          title={t`This device knows of nothing that it went into`}
        >
          <p>{t`What happened long ago is corrected on a device that holds it.`}</p>
        </Empty>
      ) : (
        <Rows label={t`Where was it recorded?`}>
          {(uses ?? []).map((each) => (
            <Row
              key={each.key}
              lead={
                each.key === useKey ? (
                  <IconCheck size={32} aria-hidden="true" />
                ) : each.of === 'input' ? (
                  <IconTag size={32} aria-hidden="true" />
                ) : (
                  <IconTruckDelivery size={32} aria-hidden="true" />
                )
              }
              title={each.title}
              note={`${each.of === 'input' ? t`built in` : t(operationWords(each.act))} · ${format.amount(
                each.quantity,
                product.unit,
              )} · ${format.moment(each.at)}`}
              current={each.key === useKey}
              onPress={() => {
                setUseKey(each.key);
                setQuantity(null);
              }}
            />
          ))}
        </Rows>
      )}
      {use && (
        <Rows label={t`What it really was`}>
          <Row
            lead={<IconTag size={32} aria-hidden="true" />}
            title={rightName === null ? t`Which lot was it?` : <CodeText>{rightName}</CodeText>}
            note={t`The right lot: scan, type or choose`}
            onPress={() => setSheet('number')}
          />
          <Row
            title={quantity === null ? '' : format.amount(quantity, product.unit)}
            note={t`How much of it`}
            onPress={() => setSheet('quantity')}
          />
          <Row
            lead={<IconMapPin size={32} aria-hidden="true" />}
            title={from?.name ?? t`Which place?`}
            note={t`Where the right lot was taken, and where the wrong one still lies`}
            onPress={() => setSheet('place')}
          />
        </Rows>
      )}
      {sheet === 'number' && (
        <NumberSheet
          product={product}
          onClose={() => setSheet(null)}
          onNumber={(name) => {
            setRightName(name);
            setSheet(null);
          }}
        />
      )}
      {sheet === 'quantity' && use && (
        <QuantitySheet
          draft={{ product, packaging: null, number: lot.name }}
          proposals={[{ what: t`All of it`, quantity: use.quantity }]}
          action={t`So many`}
          onClose={() => setSheet(null)}
          onQuantity={(typed) => {
            if (isPositive(typed) && compare(typed, use.quantity) <= 0) setQuantity(typed);
            setSheet(null);
          }}
        />
      )}
      {sheet === 'place' && (
        <PickSheet
          kind="location"
          onClose={() => setSheet(null)}
          onPick={(picked) => {
            setPlace(picked as LocationId);
            setSheet(null);
          }}
        />
      )}
      {sheet === 'why' && (
        <ReasonSheet
          title={t`Why?`}
          note={lot.name}
          reasons={reasons}
          icon={<IconReplace size={36} aria-hidden="true" />}
          onReason={(reason) => void save(reason)}
          onClose={() => setSheet(null)}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}
