import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useNavigate } from 'react-router';
import type { LocationId, OrderId, PackageId } from '#domain/base/ids.ts';
import { compare, isPositive, min, subtract } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { TakeStep } from '#domain/stock/take-plan.ts';
import { useFloor } from '../floor.tsx';
import { isThere, thingsIn, thingsOfProduct } from '../goods/at-hand.ts';
import { type Draft, emptyDraft } from '../goods/draft.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { lotRefOf } from '../goods/house.ts';
import { loadPlan } from '../goods/load-plan.ts';
import { looseGoods } from '../goods/loose.ts';
import { standsIn } from '../goods/places.ts';
import { scansOf } from '../goods/scans-of.ts';
import { choiceOf } from '../goods/choices.ts';
import { useChoices } from '../goods/use-choices.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { todayAt } from '../use-today.ts';
import type { TransferLine } from './load-transfer.ts';

interface Choices {
  /** Where the worker takes from, when a place was scanned; else where the goods are by the books. */
  readonly from: Location | null;
  /** Put-away: a place within the one that the plan names; null: that one itself. */
  readonly to: Location | null;
}
const noChoices: Choices = { from: null, to: null };

/** One planned transfer: goods are picked as the plan says, or otherwise, and put where it says or closer. */
export function useTransfer(orderId: OrderId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const [{ from, to }, choices] = useChoices<Choices>(`/move/${orderId}`, noChoices);
  const [fromNow, toNow] = [choiceOf(choices, 'from'), choiceOf(choices, 'to')];
  const orderNow = (): Promise<Order | undefined> => floor.world.get('order', orderId);

  const flow = useGoodsFlow(
    (get) => ({
      kind: 'transfer',
      ready: choices.ready,
      near: async () => (await orderNow())?.lines.map(({ product }) => product) ?? [],
      here: async () => fromNow.get()?.id ?? null,
      prepare: (draft) => prepare(get(), draft),
      async proposals({ product, source }) {
        const order = await orderNow();
        const lines = order?.lines.filter((line) => line.product === product.id) ?? [];
        const missing = lines.find(({ done, expected }) => compare(done, expected) < 0);
        const rest = missing && subtract(missing.expected, missing.done);
        const here = source && isThere(source) ? source.quantity : null;
        const both = rest && here ? min(rest, here) : null;
        return [
          ...(both ? [{ what: i18n._(msg`What is still wanted`), quantity: both }] : []),
          ...(here && here !== both ? [{ what: i18n._(msg`All of it here`), quantity: here }] : []),
        ];
      },
      async expected({ product }) {
        const order = await orderNow();
        const plan = order && (await loadPlan(floor, order, await todayAt(floor)));
        const own = order?.lines.filter((line) => line.product === product.id) ?? [];
        const steps = own.flatMap(({ id }) => plan?.get(id)?.steps ?? []);
        return [...new Set(steps.map(({ name }) => name).filter((name) => name !== ''))];
      },
      complete: (draft) => move(get(), draft),
      place: (location) => atPlace(get(), location),
      package: ({ row, sscc }) => whole(get(), row?.id ?? null, sscc),
      order(order) {
        if (order.id === orderId)
          return get().say('plain', null, i18n._(msg`${order.reference} is open already. Scan the goods.`));
        if (order.kind === 'transfer') return void navigate(`/move/${order.id}`);
        get().say('wait', msg`Not goods`, order.reference);
      },
    }),
    true,
  );

  /** What the plan does not want is blocked: what was expected stands beside what was scanned. */
  async function prepare(own: GoodsFlow, draft: Draft): Promise<Draft | null> {
    const order = await orderNow();
    const { product } = draft;
    if (!order) return null;
    if (!order.lines.some((line) => line.product === product.id)) {
      const wanted = await namesOf(order);
      own.say('error', msg`Wrong product`, i18n._(msg`Scanned: ${product.name}. Expected: ${wanted}.`));
      return null;
    }
    if (draft.source && !(await standsIn(floor.world, draft.source.location, order.from)))
      return wrongPlace(own, order, draft.source.location);
    if (
      draft.source !== null ||
      fromNow.get() !== null ||
      (product.tracking !== 'none' && draft.number === null)
    )
      return draft;
    return planned(own, order, draft);
  }

  async function namesOf({ lines }: Order): Promise<string> {
    const open = lines.filter(({ done, expected }) => compare(done, expected) < 0);
    const rows = await Promise.all(
      (open.length > 0 ? open : lines).map(({ product }) => floor.world.get('product', product)),
    );
    return rows.flatMap((row) => (row ? [row.name] : [])).join(', ');
  }

  async function wrongPlace(own: GoodsFlow, order: Order, place: LocationId): Promise<null> {
    const [here, wanted] = await Promise.all([
      floor.world.get('location', place),
      floor.world.get('location', order.from),
    ]);
    const [scanned, expected] = [here?.name ?? '', wanted?.name ?? ''];
    own.say('error', msg`Wrong place`, i18n._(msg`These goods are at ${scanned}. Expected: ${expected}.`));
    return null;
  }

  /** Of a number that lies at several places, the one that the plan takes from. */
  async function planned(own: GoodsFlow, order: Order, draft: Draft): Promise<Draft | null> {
    const { product, number } = draft;
    const lot = number === null ? null : (await lotRefOf(floor, product.id, number)).id;
    const plan = await loadPlan(floor, order, await todayAt(floor));
    const steps = order.lines.flatMap(({ id, product: of }) =>
      of === product.id ? (plan.get(id)?.steps ?? []) : [],
    );
    const stands = (await thingsOfProduct(floor.world, product.id, lot)).filter(isThere);
    const step = steps.find((each) => each.lot === lot);
    const stand = stands.find(
      ({ location, package: inside }) =>
        location.id === step?.location && (inside?.id ?? null) === step.package,
    );
    if (stand)
      return {
        ...draft,
        source: {
          location: stand.location.id,
          package: stand.package?.id ?? null,
          quantity: stand.quantity,
        },
      };
    for (const { location } of stands) if (await standsIn(floor.world, location.id, order.from)) return draft;
    const [elsewhere] = stands;
    return elsewhere ? wrongPlace(own, order, elsewhere.location.id) : draft;
  }

  async function move(own: GoodsFlow, draft: Draft): Promise<void> {
    const { source, scans, entry, line } = draft;
    const order = await orderNow();
    if (!source || !order) return;
    if (!(await standsIn(floor.world, source.location, order.from))) {
      await wrongPlace(own, order, source.location);
      return;
    }
    const plan = await loadPlan(floor, order, await todayAt(floor));
    const goods = await looseGoods(floor, draft, source.package);
    const steps = order.lines.flatMap(({ id, product }) =>
      product === goods.product ? (plan.get(id)?.steps ?? []) : [],
    );
    const [first] = steps;
    const isPlanned = steps.length === 0 || steps.some(({ lot }) => lot === (goods.lot?.id ?? null));
    const text = goodsWords(draft, null, floor.preferences.format.get());
    const hint = isPlanned || !first ? text : `${text} · ${i18n._(msg`proposed was ${first.name}`)}`;
    await own.record(
      {
        kind: 'transfer',
        payload: {
          goods,
          from: source.location,
          to: toNow.get()?.id ?? order.to,
          into: null,
          order: { id: order.id, line, operationType: order.operationType },
          entry,
        },
      },
      { scans: scansOf(scans) },
      hint,
    );
  }

  /** [X16] One scan moves a package with all that is in it, as long as the plan wants something of it. */
  async function whole(own: GoodsFlow, id: PackageId | null, sscc: string): Promise<void> {
    const order = await orderNow();
    const things = id === null ? [] : (await thingsIn(floor.world, id)).filter(isThere);
    const [first] = things;
    if (!order || id === null) return own.say('error', msg`Not known`, i18n._(msg`Package ${sscc}`));
    if (!first) return own.say('wait', msg`Empty`, i18n._(msg`By the books nothing is in package ${sscc}.`));
    const strange = things.find(({ product }) => !order.lines.some((line) => line.product === product.id));
    if (strange) {
      const [scanned, wanted] = [strange.product.name, await namesOf(order)];
      return own.say('error', msg`Wrong product`, i18n._(msg`Scanned: ${scanned}. Expected: ${wanted}.`));
    }
    if (!(await standsIn(floor.world, first.location.id, order.from))) {
      await wrongPlace(own, order, first.location.id);
      return undefined;
    }
    await own.record(
      {
        kind: 'transfer',
        payload: {
          goods: { whole: id },
          from: first.location.id,
          to: toNow.get()?.id ?? order.to,
          into: null,
          order: { id: order.id, line: null, operationType: order.operationType },
          entry: 'scanned',
        },
      },
      {},
      i18n._(msg`Package ${sscc}`),
    );
  }

  /** Where it goes, or closer; where it comes from, or closer; anywhere else is blocked. */
  async function atPlace(own: GoodsFlow, location: Location): Promise<void> {
    const order = await orderNow();
    if (!order) return;
    const { name, id } = location;
    if (await standsIn(floor.world, id, order.to)) {
      toNow.set(location);
      return own.say('plain', msg`Place`, i18n._(msg`The next goods go to ${name}.`));
    }
    if (await standsIn(floor.world, id, order.from)) {
      fromNow.set(location);
      return own.say('plain', msg`Place`, i18n._(msg`Taken from ${name}. Now scan the goods.`));
    }
    const [source, target] = await Promise.all([
      floor.world.get('location', order.from),
      floor.world.get('location', order.to),
    ]);
    const wanted = [source?.name, target?.name].filter(Boolean).join(' → ');
    return own.say('error', msg`Wrong place`, i18n._(msg`Scanned: ${name}. Expected: ${wanted}.`));
  }

  return {
    flow,
    from,
    to,
    forgetFrom: () => fromNow.set(null),
    forgetTo: () => toNow.set(null),
    /** One thing of the plan, without a label. */
    async take({ line, product }: TransferLine, step: TakeStep): Promise<void> {
      if (!product) return;
      await flow.begin({
        ...emptyDraft(product),
        line: line.id,
        number: step.name === '' ? null : step.name,
        entry: 'picked',
        source: { location: step.location, package: step.package, quantity: step.quantity },
      });
    },
    /** [T25] Goods are looked for again, by the strategy. */
    async lookAgain(): Promise<void> {
      const order = await orderNow();
      if (!order) return;
      await flow.record({ kind: 'reserve', payload: { order: order.id, takes: null } }, {}, order.reference);
    },
    isShort: ({ plan }: TransferLine): boolean => plan !== undefined && isPositive(plan.short),
  };
}
