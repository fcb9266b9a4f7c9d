import { IconCheck, IconMapPin, IconPlus, IconSparkles, IconTag, IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type LotId, lotIdOf } from '#domain/base/ids.ts';
import { type Quantity, compare, isPositive, subtract, sum } from '#domain/base/quantity.ts';
import { earliest } from '#domain/operations/relabel/earliest.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Lot } from '#domain/stock/rows.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type Floor, useAsked, useFloor, useFormat } from '../floor.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { ReasonSheet } from '../goods/reason-sheet.tsx';
import { useReasons } from '../reasons.ts';
import type { Standing } from '../where.ts';
import { type LotRecord, loadLot } from './load-lot.ts';
import { NumberSheet, nextNumber } from './number-sheet.tsx';
import { useChange } from '../goods/use-change.tsx';

/** [LOT-2] A new number on goods, a lot split into several, several put together into one. */
export function RelabelScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const { lot: id = '' } = useParams();
  const asked = useAsked(() => loadLot(floor, id as LotId), [id]);
  if (asked.state === 'loading') return null;
  const record = asked.value;
  if (!record?.product || record.places.every(({ quantity }) => !isPositive(quantity)))
    return (
      <Screen title={t`Relabel, split, merge`} back={record ? `/lots/${id}` : '/lots'}>
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`None of it is in the house`} />
      </Screen>
    );
  return <Relabel key={id} record={record} />;
}

type How = 'relabel' | 'split' | 'merge';

interface Part {
  readonly number: string;
  readonly quantity: Quantity;
}

/** Another lot of the product that stands at the same place. */
interface Neighbour {
  readonly lot: Lot;
  readonly quantity: Quantity;
  readonly package: Standing['package'];
}

function Relabel({ record }: { record: LotRecord }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const reasons = useReasons('relabel');
  const { record: keep, refusedSheet } = useChange();
  const { lot, product, places } = record;
  const here = places.filter(({ quantity }) => isPositive(quantity));
  const isSerial = product?.tracking === 'serial';
  const [how, setHow] = useState<How>('relabel');
  const [at, setAt] = useState(0);
  const [parts, setParts] = useState<readonly Part[]>([]);
  const [others, setOthers] = useState<readonly LotId[]>([]);
  /** Null: the next of ours. */
  const [number, setNumber] = useState<string | null>(null);
  const [into, setInto] = useState<'own' | 'new'>('own');
  const [sheet, setSheet] = useState<'number' | 'why' | 'quantity' | { readonly quantity: Quantity } | null>(
    null,
  );
  const place = here[Math.min(at, here.length - 1)];
  const location = place?.location.id;
  const neighbours = useAsked(
    async () => (location === undefined ? [] : neighboursOf(floor, lot, location)),
    [lot.id, location],
  );
  if (!product || !place) return null;
  const shown = neighbours.state === 'here' ? neighbours.value : [];
  const chosen = shown.filter((each) => others.includes(each.lot.id));
  const left = subtract(place.quantity, sum(parts.map(({ quantity }) => quantity)));
  const amount = (quantity: Quantity): string => format.amount(quantity, product.unit);
  const missing =
    how === 'split' && parts.length === 0
      ? t`Take a part off first`
      : how === 'merge' && chosen.length === 0
        ? t`Choose the other lots first`
        : undefined;

  const save = async (reason: string): Promise<void> => {
    setSheet(null);
    const company = floor.status.get().enrolment?.company;
    if (!company) return;
    const needsNumber = how === 'relabel' || (how === 'merge' && into === 'new');
    const name = needsNumber ? (number ?? (await nextNumber(floor, product))) : lot.name;
    if (name === null) return setSheet('number');
    // Shown is spent: should the rule refuse, the number stays on the screen.
    if (needsNumber) setNumber(name);
    const intent = intentOf({ how, lot, place, parts, chosen, name, isOwn: !needsNumber });
    const kept = await keep(intent, t`${lot.name} relabelled`, { reason });
    if (!kept) return;
    void navigate(how === 'split' ? `/lots/${lot.id}` : `/lots/${lotIdOf(company, product.id, name)}`);
  };

  return (
    <Screen
      title={lot.name}
      note={product.name}
      back={`/lots/${lot.id}`}
      primary={
        <BigButton disabledReason={missing} onPress={() => setSheet('why')}>
          {{ relabel: t`Give the new number`, split: t`Split`, merge: t`Put together` }[how]}
        </BigButton>
      }
    >
      <Segmented<How>
        label={t`What happens`}
        value={how}
        choices={[
          { value: 'relabel', word: t`New number` },
          ...(isSerial
            ? []
            : [
                { value: 'split' as const, word: t`Split` },
                { value: 'merge' as const, word: t`Put together` },
              ]),
        ]}
        onChange={setHow}
      />
      <Rows label={t`Where it stands`}>
        {here.map((each, index) => (
          <Row
            key={`${each.location.id} ${each.package ?? ''}`}
            lead={
              each === place ? (
                <IconCheck size={32} aria-hidden="true" />
              ) : (
                <IconMapPin size={32} aria-hidden="true" />
              )
            }
            title={each.location.name}
            note={amount(each.quantity)}
            current={each === place}
            onPress={() => {
              setAt(index);
              setParts([]);
              setOthers([]);
            }}
          />
        ))}
      </Rows>
      {how === 'split' && (
        <Rows label={t`Parts`}>
          {parts.map((part) => (
            <Row
              key={part.number}
              lead={<IconTag size={32} aria-hidden="true" />}
              title={<CodeText>{part.number}</CodeText>}
              note={amount(part.quantity)}
              action={
                <Button
                  iconOnly
                  icon={<IconX size={28} aria-hidden="true" />}
                  onPress={() => setParts(parts.filter((each) => each !== part))}
                >
                  {t`Take ${part.number} away again`}
                </Button>
              }
            />
          ))}
          {isPositive(left) && (
            <Row
              lead={<IconPlus size={32} aria-hidden="true" />}
              title={t`Take a part off`}
              note={t`${amount(left)} keep the number ${lot.name}`}
              onPress={() => setSheet('quantity')}
            />
          )}
        </Rows>
      )}
      {how === 'merge' && (
        <>
          {shown.length === 0 ? (
            <Empty
              icon={<IconTag size={56} aria-hidden="true" />}
              title={t`No other lot of it stands here`}
            />
          ) : (
            <Rows label={t`Which others?`}>
              {shown.map((each) => {
                const isChosen = others.includes(each.lot.id);
                return (
                  <Row
                    key={`${each.lot.id} ${each.package ?? ''}`}
                    lead={
                      isChosen ? (
                        <IconCheck size={32} aria-hidden="true" />
                      ) : (
                        <IconTag size={32} aria-hidden="true" />
                      )
                    }
                    title={<CodeText>{each.lot.name}</CodeText>}
                    note={amount(each.quantity)}
                    current={isChosen}
                    onPress={() =>
                      setOthers(
                        isChosen ? others.filter((other) => other !== each.lot.id) : [...others, each.lot.id],
                      )
                    }
                  />
                );
              })}
            </Rows>
          )}
          <Segmented
            label={t`They then bear`}
            value={into}
            choices={[
              { value: 'own', word: t`The number ${lot.name}` },
              { value: 'new', word: t`A new number` },
            ]}
            onChange={setInto}
          />
        </>
      )}
      {(how === 'relabel' || (how === 'merge' && into === 'new')) && (
        <Rows label={t`New number`}>
          <Row
            lead={
              number === null ? (
                <IconSparkles size={32} aria-hidden="true" />
              ) : (
                <IconTag size={32} aria-hidden="true" />
              )
            }
            title={number === null ? t`The next number of ours` : <CodeText>{number}</CodeText>}
            note={t`Press to scan, type or choose another`}
            onPress={() => setSheet('number')}
          />
        </Rows>
      )}
      {sheet === 'quantity' && (
        <QuantitySheet
          draft={{ product, packaging: null, number: lot.name }}
          proposals={[]}
          action={t`Take off`}
          onClose={() => setSheet(null)}
          onQuantity={(quantity) => {
            const fits = isPositive(quantity) && compare(quantity, left) <= 0;
            setSheet(fits ? { quantity } : null);
            if (!fits)
              floor.desk.tell(
                { tone: 'error', word: null, text: t`There are only ${amount(left)}.`, operation: null },
                'error',
              );
          }}
        />
      )}
      {sheet !== null && typeof sheet === 'object' && (
        <NumberSheet
          product={product}
          onClose={() => setSheet(null)}
          onNumber={(name) => {
            setParts([...parts.filter((part) => part.number !== name), { number: name, ...sheet }]);
            setSheet(null);
          }}
        />
      )}
      {sheet === 'number' && (
        <NumberSheet
          product={product}
          onClose={() => setSheet(null)}
          onNumber={(name) => {
            setNumber(name);
            setSheet(null);
          }}
        />
      )}
      {sheet === 'why' && (
        <ReasonSheet
          title={t`Why?`}
          note={lot.name}
          reasons={reasons}
          icon={<IconTag size={36} aria-hidden="true" />}
          onReason={(reason) => void save(reason)}
          onClose={() => setSheet(null)}
        />
      )}
      {refusedSheet}
    </Screen>
  );
}

interface Chosen {
  readonly how: How;
  readonly lot: Lot;
  readonly place: Standing;
  readonly parts: readonly Part[];
  readonly chosen: readonly Neighbour[];
  readonly name: string;
  /** The others take the number of this lot, which stays as it is. */
  readonly isOwn: boolean;
}

function intentOf({ how, lot, place, parts, chosen, name, isOwn }: Chosen): Intent {
  const where = { location: place.location.id, package: place.package };
  const own = { lot: { id: lot.id, name: lot.name }, ...where, quantity: place.quantity };
  if (how === 'merge') {
    const from = chosen.map((each) => ({
      lot: { id: each.lot.id, name: each.lot.name },
      location: place.location.id,
      package: each.package,
      quantity: each.quantity,
    }));
    const sources = isOwn ? from : [own, ...from];
    const dates = earliest([lot.dates, ...chosen.map((each) => each.lot.dates)]);
    const quantity = sum(sources.map((each) => each.quantity));
    return {
      kind: 'relabel',
      payload: {
        product: lot.product,
        change: { how: 'merge', from: sources, to: { name, dates, ...where, quantity } },
      },
    };
  }
  const to = how === 'relabel' ? [{ number: name, quantity: place.quantity }] : parts;
  return {
    kind: 'relabel',
    payload: {
      product: lot.product,
      change: {
        how: 'split',
        from: { ...own, quantity: sum(to.map(({ quantity }) => quantity)) },
        to: to.map((part) => ({ name: part.number, dates: lot.dates, ...where, quantity: part.quantity })),
      },
    },
  };
}

const mostNeighbours = 100;

async function neighboursOf(
  { world }: Floor,
  { id, product }: Lot,
  location: Standing['location']['id'],
): Promise<readonly Neighbour[]> {
  const rows = await world.scan('stock', `at:${location}:${product}:`, mostNeighbours);
  const found = await Promise.all(
    rows.map(async ({ lot: lotId, places }) => {
      const lot = lotId === null || lotId === id ? undefined : await world.get('lot', lotId);
      return places.flatMap((place): Neighbour[] =>
        lot && place.location === location && isPositive(place.quantity)
          ? [{ lot, quantity: place.quantity, package: place.package }]
          : [],
      );
    }),
  );
  return found.flat().toSorted((a, b) => (a.lot.name < b.lot.name ? -1 : 1));
}
