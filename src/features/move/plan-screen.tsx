import { IconBox, IconCirclePlus, IconDeviceFloppy, IconMapPin, IconTrash } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useLayoutEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ProductId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat, useLive } from '../floor.tsx';
import { closeOrder } from '../goods/closing.ts';
import { createKept } from '../goods/kept.ts';
import { keptKey } from '../goods/unanswered.ts';
import { PlaceSheet } from '../goods/place-sheet.tsx';
import { QuantitySheet } from '../goods/quantity-sheet.tsx';
import { say } from '../goods/say.ts';
import { scannedOf } from '../goods/scanned.ts';
import { PickSheet } from '../pick-sheet.tsx';
import { useScans } from '../use-scans.ts';
import { type Plan, emptyPlan, planOf, savePlan, withProduct, withoutProduct } from './plan.ts';
import { RefusalNotice } from '../refusal-notice.tsx';

/** Which goods, and how many of them? */
interface Asking {
  readonly product: Product;
  readonly proposal: Quantity | null;
  /** What is planned of it already is changed; else it is added to. */
  readonly isChange: boolean;
}

export const NewTransferScreen = () => <PlanScreen draft={null} />;

/**
 * A transfer is written down by whoever sees that it is needed, and picked by somebody else: from where, to where, which
 * products and how many. Half a plan outlives a killed browser. Confirmed, goods are kept for it [T25].
 */
export function PlanScreen({ draft }: { readonly draft: Order | null }) {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const [kept] = useState(() => createPlan(floor, draft));
  const plan = useLive(kept);
  useLayoutEffect(() => kept.attach(), [kept]);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [picking, setPicking] = useState<'from' | 'to' | 'product' | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const isBusy = useRef(false);
  const { from, to, lines } = plan;
  const asked = useAsked(
    async () => ({
      from: from === null ? undefined : await floor.world.get('location', from),
      to: to === null ? undefined : await floor.world.get('location', to),
      products: new Map(
        await Promise.all(
          lines.map(async ({ product }) => [product, await floor.world.get('product', product)] as const),
        ),
      ),
    }),
    [from, to, ...lines.map(({ product }) => product)],
  );
  const here = asked.state === 'here' ? asked.value : undefined;
  const isFixed = plan.order !== null;

  const at = (which: 'from' | 'to', { id, name }: Location): void => {
    setPicking(null);
    setRefused(null);
    kept.set({ ...kept.get(), [which]: id });
    say(floor, 'plain', which === 'from' ? msg`Taken from` : msg`Goes to`, name);
  };
  const ask = (product: Product, proposal: Quantity | null): void => {
    setPicking(null);
    setAsking({ product, proposal, isChange: false });
    say(floor, 'plain', msg`How many?`, product.name);
  };
  const plans = ({ product, isChange }: Asking, quantity: Quantity): void => {
    setAsking(null);
    const next = withProduct(kept.get(), product.id, quantity, isChange ? 'in-all' : 'more');
    kept.set(next);
    const inAll = next.lines.find((line) => line.product === product.id)?.expected ?? quantity;
    say(floor, 'plain', msg`Planned`, `${product.name} · ${format.amount(inAll, product.unit)}`);
  };
  useScans(async (scan) => {
    await kept.ready();
    const scanned = await scannedOf(floor, scan, { products: [] });
    if (scanned.kind === 'place') {
      const now = kept.get();
      const { location } = scanned;
      const { name } = location;
      if (location.usage !== 'internal' && location.usage !== 'transit')
        say(floor, 'wait', msg`Not a place of ours`, i18n._(msg`Goods cannot be moved to ${name}.`));
      else if (isFixed)
        say(floor, 'wait', msg`The places stay`, i18n._(msg`Of a draft only the goods are changed.`));
      else at(now.from === null ? 'from' : 'to', location);
      return true;
    }
    if (scanned.kind !== 'goods') return false;
    ask(scanned.draft.product, scanned.draft.quantity);
    return true;
  });

  const save = async (confirm: boolean): Promise<void> => {
    // A second tap while the first is under way would be a second order.
    if (isBusy.current) return;
    isBusy.current = true;
    const saved = await savePlan(floor, kept.get(), confirm);
    isBusy.current = false;
    if (saved === null) return;
    if (!saved.ok) return setRefused(saved.error);
    kept.set(emptyPlan);
    void navigate(confirm ? `/move/${saved.value}` : '/move', { replace: true });
  };
  const cancel = async (order: Order): Promise<void> => {
    const answer = await closeOrder(floor, order, { is: 'given-up', reason: null });
    if (answer === null) return;
    if (!answer.ok) return setRefused(answer.error);
    kept.set(emptyPlan);
    void navigate('/move', { replace: true });
  };
  const missing =
    from === null
      ? t`Say where the goods are`
      : to === null
        ? t`Say where they go`
        : from === to
          ? t`They are there already`
          : undefined;
  const question = from === null ? t`From where?` : to === null ? t`To where?` : t`Which goods?`;
  const place = (which: 'from' | 'to', location: Location | undefined, empty: string) => (
    <Row
      lead={<IconMapPin size={32} aria-hidden="true" />}
      title={location?.name ?? empty}
      note={which === 'from' ? t`Taken from` : t`Goes to`}
      {...(!isFixed && { onPress: () => setPicking(which) })}
    />
  );
  return (
    <Screen
      title={draft?.reference ?? t`Plan a transfer`}
      note={draft ? t`Draft` : question}
      back="/move"
      primary={
        <BigButton
          disabledReason={missing ?? (lines.length === 0 ? t`No goods on it yet` : undefined)}
          onPress={() => void save(true)}
        >
          {t`Confirm`}
        </BigButton>
      }
      secondary={
        missing === undefined ? (
          <Button icon={<IconDeviceFloppy size={24} aria-hidden="true" />} onPress={() => void save(false)}>
            {t`Save as draft`}
          </Button>
        ) : undefined
      }
    >
      <RefusalNotice refusal={refused} />
      <Rows label={t`From and to`}>
        {place('from', here?.from, t`Scan or choose the place`)}
        {place('to', here?.to, t`Scan or choose the place`)}
      </Rows>
      {lines.length === 0 ? (
        <Empty icon={<IconBox size={56} aria-hidden="true" />} title={t`No goods on it yet`}>
          <p>{t`Scan a product, or choose one. Somebody else may pick it.`}</p>
        </Empty>
      ) : (
        <Rows label={t`Goods to move`}>
          {lines.map(({ product, expected }) => {
            const row = here?.products.get(product);
            return (
              <Row
                key={product}
                lead={<IconBox size={32} aria-hidden="true" />}
                title={row?.name ?? ''}
                note={<CodeText>{format.amount(expected, row?.unit ?? '')}</CodeText>}
                onPress={() => row && setAsking({ product: row, proposal: expected, isChange: true })}
              />
            );
          })}
        </Rows>
      )}
      <Button icon={<IconCirclePlus size={28} aria-hidden="true" />} onPress={() => setPicking('product')}>
        {t`Add goods without scanning`}
      </Button>
      {draft && (
        <Button
          kind="danger"
          icon={<IconTrash size={24} aria-hidden="true" />}
          onPress={() => void cancel(draft)}
        >
          {t`Cancel this transfer`}
        </Button>
      )}
      {asking && (
        <QuantitySheet
          draft={{ product: asking.product, packaging: null, number: null }}
          proposals={
            asking.proposal === null
              ? []
              : [{ what: asking.isChange ? t`As planned` : t`As on the label`, quantity: asking.proposal }]
          }
          action={t`Plan it`}
          onQuantity={(quantity) => plans(asking, quantity)}
          onPackaging={({ factor }) => plans(asking, factor)}
          onClose={() => setAsking(null)}
        >
          {asking.isChange && (
            <Button
              icon={<IconTrash size={24} aria-hidden="true" />}
              onPress={() => {
                kept.set(withoutProduct(kept.get(), asking.product.id));
                setAsking(null);
              }}
            >
              {t`Take it off the plan`}
            </Button>
          )}
        </QuantitySheet>
      )}
      {picking === 'product' && (
        <PickSheet
          kind="product"
          onPick={(id) =>
            void floor.world.get('product', id as ProductId).then((product) => product && ask(product, null))
          }
          onClose={() => setPicking(null)}
        />
      )}
      {(picking === 'from' || picking === 'to') && (
        <PlaceSheet
          title={picking === 'from' ? t`From where?` : t`To where?`}
          onPlace={(location) => at(picking, location)}
          onClose={() => setPicking(null)}
        />
      )}
    </Screen>
  );
}

/** What is written down and not recorded: of a draft, what differs from it. */
function createPlan(floor: Parameters<typeof savePlan>[0], draft: Order | null) {
  const first: Plan = draft ? planOf(draft) : emptyPlan;
  const path = draft ? `/move/${draft.id}` : '/move/new';
  return createKept<Plan>({
    floor,
    key: keptKey('plan', path),
    path,
    none: first,
    words: (plan) =>
      plan === first || (plan.lines.length === 0 && plan.from === null && plan.to === null)
        ? null
        : i18n._(msg`A transfer that is being planned`),
    left: async (plan) => plan,
  });
}
