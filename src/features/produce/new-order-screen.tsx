import { IconPackage, IconTool } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { childOrderId } from '#domain/base/ids.ts';
import { isPositive, parseQuantity } from '#domain/base/quantity.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';
import { refusalWords } from '../refusal-words.ts';
import { useScans } from '../use-scans.ts';
import { beginOrder } from '../goods/begin-order.ts';
import { billOf, makeable } from './makeable.ts';

/** [M07, M14, M17] What shall be made that nobody planned? Its product first, then how many. */
export function NewOrderScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const [product, setProduct] = useState<Product | null>(null);
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => makeable(floor.world, typed), [typed]);
  const list = asked.state === 'here' ? asked.value : [];

  useScans(async (scan) => {
    const meaning = await meaningOf(floor.world, await readScan(floor, scan));
    if (meaning.kind !== 'goods') return false;
    setProduct(meaning.product);
    floor.desk.tell(
      { tone: 'ok', word: i18n._(msg`Product`), text: meaning.product.name, operation: null },
      'ok',
    );
    return true;
  });

  if (product) return <HowMany product={product} onOther={() => setProduct(null)} />;
  return (
    <Screen title={t`New order`} note={t`What shall be made?`} back="/produce">
      <SearchField label={t`Search product`} value={typed} onChange={setTyped} />
      <Rows label={t`Products`}>
        {list.map((each) => (
          <Row
            key={each.id}
            lead={<IconPackage size={32} aria-hidden="true" />}
            title={each.name}
            note={each.code}
            onPress={() => setProduct(each)}
          />
        ))}
      </Rows>
    </Screen>
  );
}

function HowMany({ product, onOther }: { product: Product; onOther: () => void }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [way, setWay] = useState<'bill' | 'free'>('bill');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const asked = useAsked(() => billOf(floor.world, product.id), [product.id]);
  const bill = asked.state === 'here' ? asked.value : undefined;
  const quantity = parseQuantity(typed);
  const isReady = asked.state === 'here' && quantity.ok && isPositive(quantity.value);
  const confirm = async (): Promise<void> => {
    if (!quantity.ok) return;
    const bom = way === 'bill' ? (bill?.id ?? null) : null;
    const answer = await beginOrder(floor, {
      kind: 'manufacture',
      partner: null,
      origin: null,
      making: { product: product.id, quantity: quantity.value, bom },
    });
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    void navigate(`/produce/${childOrderId(answer.value.entry.id, 0)}`, { replace: true });
  };
  const words = refused && refusalWords(refused, format);
  return (
    <Screen
      title={t`New order`}
      note={product.name}
      back="/produce"
      primary={
        <BigButton
          value={typed === '' ? undefined : format.amount(typed, product.unit)}
          disabledReason={isReady ? undefined : t`Type how many`}
          onPress={() => void confirm()}
        >
          {t`Confirm order`}
        </BigButton>
      }
      // All keys in sight on a handheld: nothing is scanned here.
      strip={false}
    >
      {words && (
        <Notice tone="error" urgent icon={<IconTool size={28} aria-hidden="true" />} title={t(words.what)}>
          <p>{t(words.next)}</p>
        </Notice>
      )}
      {bill ? (
        <Segmented<'bill' | 'free'>
          label={t`Components`}
          value={way}
          onChange={setWay}
          choices={[
            { value: 'bill', word: t`By its bill` },
            { value: 'free', word: t`What is scanned` },
          ]}
        />
      ) : (
        asked.state === 'here' && (
          <p>{t`${product.name} has no bill of materials: what you scan is what is in it.`}</p>
        )
      )}
      <Keypad
        label={t`How many?`}
        value={typed}
        onChange={setTyped}
        unit={product.unit}
        decimals={product.tracking === 'serial' ? 0 : product.precision}
        decimalSign={format.decimalSign}
        display={false}
      />
      <Button onPress={onOther}>{t`Another product`}</Button>
    </Screen>
  );
}
