import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { LocationId, PackageId, ProductId } from '#domain/base/ids.ts';
import {
  type Quantity,
  add,
  isZero,
  multiply,
  one,
  quantity as quantityFrom,
  zero,
} from '#domain/base/quantity.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { basisOf } from '#domain/operations/count/basis.ts';
import type { LotRef } from '#domain/operations/goods.ts';
import { datesOf } from '#domain/stock/expiry.ts';
import { stockKey } from '#domain/stock/rows.ts';
import { useAsked, useFloor, useLive } from '../floor.tsx';
import { type AtHand, numbersAt, thingsAt, thingsIn } from '../goods/at-hand.ts';
import { type Draft, countPackaging, emptyDraft } from '../goods/draft.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { lotRefOf } from '../goods/house.ts';
import { type Asking, keptQuestion } from '../goods/kept-question.ts';
import { scansOf } from '../goods/scans-of.ts';
import { choiceOf } from '../goods/choices.ts';
import { useChoices } from '../goods/use-choices.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import type { Counted } from '../../scan/camera/tally.ts';
import { todayAt } from '../use-today.ts';
import { type LeftLabel, sortTally } from './camera-tally.ts';
import {
  type CountedLine,
  type Scope,
  countedLines,
  forget,
  lineKey,
  shareCount,
  tally,
  tallyAll,
} from './count-notes.ts';
import { type CountRow, type CountSheet, loadCount } from './load-count.ts';

/** What a count asks beside which goods and how many. */
export type CountQuestion =
  /** Counted before, and a number was typed again: more of them, or all of them? */
  | { readonly kind: 'counted-before'; readonly draft: Draft; readonly before: Quantity }
  /** [X16] A package: whole as it is, or is it opened and counted? */
  | {
      readonly kind: 'package';
      readonly id: PackageId;
      readonly sscc: string;
      readonly things: readonly AtHand[];
    }
  /** A line was tapped. */
  | { readonly kind: 'line'; readonly row: CountRow }
  /** What the camera counted and is no line: nothing of it is dropped silently. */
  | { readonly kind: 'left'; readonly labels: readonly LeftLabel[] };

/** What a scan brought to each: it is asked again after a kill. */
function about(question: CountQuestion): Asking {
  switch (question.kind) {
    case 'counted-before':
      return { draft: question.draft };
    case 'package': {
      const { sscc } = question;
      return { words: i18n._(msg`Package ${sscc}`) };
    }
    case 'left': {
      const { length } = question.labels;
      return { words: i18n._(msg`${length} labels that the camera saw`) };
    }
    case 'line':
      return null;
  }
}

interface Choices {
  /** Where the worker stands when a product is counted wherever it is. */
  readonly place: Location | null;
  /** The package whose inside is being counted. */
  readonly inside: { readonly id: PackageId; readonly sscc: string } | null;
}
const noChoices: Choices = { place: null, inside: null };

/** One count: every scan is a tally, and nothing is booked before the differences were seen. */
export function useCount(scope: Scope, isBlind: boolean) {
  const floor = useFloor();
  const navigate = useNavigate();
  const [asked] = useState(() =>
    keptQuestion<CountQuestion>({
      floor,
      path: `/count/${scope.kind}/${scope.id}`,
      part: 'count',
      about,
      // A line of the sheet is no operation yet; what was counted twice is asked about.
      isMine: () => false,
    }),
  );
  const question = useLive(asked);
  const setQuestion = asked.set;
  useEffect(() => asked.attach(), [asked]);
  const [{ place, inside }, choices] = useChoices<Choices>(`/count/${scope.kind}/${scope.id}`, noChoices);
  const [placeNow, insideNow] = [choiceOf(choices, 'place'), choiceOf(choices, 'inside')];
  /** The label itself said how many: one more scan is one more of them. */
  const isTally = useRef(false);
  /** While a count is booked the sheet stands still: each of forty operations would read it anew. */
  const still = useRef<Awaited<ReturnType<typeof loadCount>> | undefined>(undefined);
  const loaded = useAsked(
    async () => still.current ?? (await loadCount(floor, scope)),
    [scope.kind, scope.id],
  );
  const sheet = loaded.state === 'here' ? loaded.value : undefined;
  const blind = sheet?.about?.blind ?? isBlind;
  const at = (): LocationId | null => (scope.kind === 'place' ? scope.id : (placeNow.get()?.id ?? null));

  const near = async (): Promise<ProductId[]> =>
    scope.kind === 'product'
      ? [scope.id]
      : (await thingsAt(floor.world, scope.id)).map(({ product }) => product.id);

  const flow = useGoodsFlow(
    (get) => ({
      namesGoods: true,
      ready: () => Promise.all([choices.ready(), asked.ready()]).then(() => undefined),
      // A line was opened by a person and the camera's rest is dealt with by scans: these two stand back.
      isAsking: () => asked.get()?.kind === 'counted-before' || asked.get()?.kind === 'package',
      near,
      here: async () => at(),
      prepare: (draft) => prepare(get(), draft),
      async proposals({ source }) {
        if (blind || !source) return [];
        const booked = { what: i18n._(msg`As in the books`), quantity: source.quantity };
        return isZero(source.quantity) ? [] : [booked];
      },
      expected: async ({ product }) => (blind ? [] : numbersAt(floor, product.id, at())),
      complete: (draft) => counted(get(), draft),
      place: (location) => atPlace(get(), location),
      package: ({ row, sscc }) => atPackage(get(), row?.id ?? null, sscc),
    }),
    true,
  );

  const press = (work: () => unknown): Promise<void> => flow.turns.press(asked, work);

  async function prepare(own: GoodsFlow, draft: Draft): Promise<Draft | null> {
    const { product } = draft;
    if (scope.kind === 'product' && product.id !== scope.id) {
      const wanted = (await floor.world.get('product', scope.id))?.name ?? '';
      own.say('error', msg`Wrong product`, i18n._(msg`Counted here is ${wanted}. Scanned: ${product.name}.`));
      return null;
    }
    // A box counts as a box, scan by scan. The pieces are counted, whatever they weigh.
    const boxed =
      draft.quantity === null && draft.packaging ? countPackaging(draft, draft.packaging, one) : draft;
    isTally.current = boxed.quantity !== null && draft.scans.length > 0;
    const [here, carton] = [at(), insideNow.get()];
    const source = draft.source ?? (carton && here ? await insideOf(draft, carton.id, here) : null);
    return { ...boxed, weight: boxed.weight ?? zero, source };
  }

  async function insideOf({ product, number }: Draft, id: PackageId, location: LocationId) {
    const lot = number === null ? null : (await lotRefOf(floor, product.id, number)).id;
    if (product.tracking !== 'none' && lot === null) return null;
    const booked = (await thingsIn(floor.world, id)).find(
      ({ stock }) => stock.product === product.id && stock.lot === lot,
    );
    return { location, package: id, quantity: booked?.quantity ?? zero };
  }

  async function counted(own: GoodsFlow, draft: Draft): Promise<void> {
    const line = await lineOf(draft);
    if (!line) return;
    const before = (await countedLines(floor, scope)).get(lineKey(line));
    if (!before) return write(own, draft, line, false);
    if (draft.product.tracking === 'serial') {
      if (before.counted !== line.counted) return write(own, draft, line, false);
      const number = draft.number ?? '';
      return own.say('wait', msg`Already counted`, i18n._(msg`${draft.product.name} · serial ${number}`));
    }
    if (isTally.current) return write(own, draft, line, true);
    setQuestion({ kind: 'counted-before', draft, before: before.counted });
    own.say('wait', msg`Counted before`, i18n._(msg`More of them, or all of them?`));
  }

  /** A look through the camera: each label is one more of its lot, each serial once, and what is no goods is listed. */
  async function takeTally(counted: readonly Counted[]): Promise<void> {
    if (at() === null)
      return flow.say('wait', msg`Which place?`, i18n._(msg`Scan the place where you count.`));
    await flow.question.ready();
    const only = scope.kind === 'product' ? scope.id : null;
    const { goods, left } = await sortTally(counted, { floor, near: await near(), only, known: flow.known });
    const before = await countedLines(floor, scope);
    const lines = new Map<string, Omit<CountedLine, 'at'>>();
    for (const { draft, count } of goods) {
      const line = await lineOf(draft);
      if (!line) continue;
      const key = lineKey(line);
      const noted = lines.get(key) ?? before.get(key);
      const isSerial = draft.product.tracking === 'serial';
      const seen = isSerial ? one : multiply(line.counted, quantityFrom(count));
      lines.set(key, {
        ...line,
        counted: isSerial ? seen : add(noted?.counted ?? zero, seen),
        basis: noted ? noted.basis : line.basis,
        scans: [...(noted?.scans ?? []), ...line.scans].slice(-20),
      });
    }
    if (lines.size > 0) await tallyAll(floor, scope, [...lines.values()], blind);
    const labels = goods.reduce((sum, { count }) => sum + count, 0);
    const others = left.reduce((sum, { count }) => sum + count, 0);
    if (others === 0) return flow.say('plain', msg`Counted`, i18n._(msg`Labels: ${labels}`));
    setQuestion({ kind: 'left', labels: left });
    flow.say('wait', msg`Counted`, i18n._(msg`Labels: ${labels}. Not counted: ${others}.`));
  }
  const takeTallyNow = useRef(takeTally);
  useLayoutEffect(() => {
    takeTallyNow.current = takeTally;
  });
  useEffect(
    () => floor.desk.count((tallied) => void flow.turns.take(() => takeTallyNow.current(tallied))),
    [floor, flow],
  );

  async function lineOf(draft: Draft): Promise<Omit<CountedLine, 'at'> | null> {
    const { product, number, quantity, source, label, reference } = draft;
    if (!source || quantity === null) return null;
    const lot: LotRef | null = number === null ? null : await lotRefOf(floor, product.id, number);
    const [stock, known] = await Promise.all([
      floor.world.get('stock', stockKey(product.id, lot?.id ?? null)),
      lot && floor.world.get('lot', lot.id),
    ]);
    const dates = datesOf(
      product.expiry,
      { expiration: label.expiration ?? undefined, bestBefore: label.bestBefore ?? undefined },
      await todayAt(floor),
    );
    const here = { location: source.location, package: source.package };
    return {
      ...here,
      product: product.id,
      lot,
      counted: quantity,
      basis: basisOf(stock, here),
      found: lot && !known ? { label, dates, reference } : null,
      scans: scansOf(draft.scans),
    };
  }

  async function write(
    own: GoodsFlow,
    draft: Draft,
    line: Omit<CountedLine, 'at'>,
    add: boolean,
  ): Promise<void> {
    const kept = await tally(floor, scope, line, { add, blind });
    const format = floor.preferences.format.get();
    const text = goodsWords({ ...draft, weight: null, quantity: kept.counted }, null, format);
    own.say('plain', add ? msg`Counted on` : msg`Counted`, text);
  }

  function atPlace(own: GoodsFlow, location: Location): void {
    const { name, usage, id } = location;
    if (usage !== 'internal' && usage !== 'transit')
      return own.say('wait', msg`Not a place of ours`, i18n._(msg`Nothing is counted at ${name}.`));
    if (scope.kind === 'product') {
      placeNow.set(location);
      return own.say('plain', msg`Place`, i18n._(msg`Counting at ${name}.`));
    }
    if (id === scope.id) {
      insideNow.set(null);
      return own.say('plain', msg`Place`, i18n._(msg`${name} is being counted. Scan the goods.`));
    }
    // What was counted here stays noted until it is booked.
    own.say('plain', msg`Place`, i18n._(msg`Counting at ${name}.`));
    void navigate(`/count/place/${id}`);
  }

  async function atPackage(own: GoodsFlow, id: PackageId | null, sscc: string): Promise<void> {
    if (id === null) return own.say('error', msg`Not known`, i18n._(msg`Package ${sscc}`));
    const things = await thingsIn(floor.world, id);
    if (at() === null)
      return own.say('wait', msg`Which place?`, i18n._(msg`Scan the place where you count.`));
    setQuestion({ kind: 'package', id, sscc, things });
    return own.say('plain', msg`Package`, sscc);
  }

  return {
    flow,
    sheet,
    standStill(sheetNow: CountSheet | undefined): void {
      still.current = sheetNow;
    },
    blind,
    shared: sheet?.about?.shared ?? false,
    /** [ORD-2] */
    share: (shared: boolean): Promise<void> => shareCount(floor, scope, { shared, blind }),
    place,
    inside,
    question,
    dismiss: () => setQuestion(null),
    leavePackage: () => insideNow.set(null),
    /** One of the labels that were left over, as if it had been scanned alone. */
    takeLeft(label: LeftLabel, labels: readonly LeftLabel[]): void {
      const rest = labels.filter((each) => each !== label);
      setQuestion(rest.length > 0 ? { kind: 'left', labels: rest } : null);
      floor.desk.take(label.scan);
    },
    openLine: (row: CountRow) => setQuestion({ kind: 'line', row }),

    /** A tapped line: this many are here. */
    sayCounted: (row: CountRow, quantity: Quantity): Promise<void> =>
      press(async () => {
        const draft = draftOfRow(row, quantity);
        const line = await lineOf(draft);
        if (line) await write(flow, draft, line, false);
      }),
    /** Expected, looked for and not found. */
    async noneHere(rows: readonly CountRow[]): Promise<void> {
      // What was counted in this very moment, and is not on the screen yet, was found.
      const counted = await countedLines(floor, scope);
      const missing = rows.filter(({ key }) => !counted.has(key));
      const lines = await Promise.all(missing.map((row) => lineOf(draftOfRow(row, zero))));
      await tallyAll(
        floor,
        scope,
        lines.filter((line) => line !== null),
        blind,
      );
    },
    forget: (row: CountRow): Promise<void> =>
      press(async () => {
        await forget(floor, scope, row.key);
        flow.say(
          'plain',
          msg`Not counted yet`,
          row.number === null ? row.product.name : `${row.product.name} · ${row.number}`,
        );
      }),
    addOrReplace: (draft: Draft, add: boolean): Promise<void> =>
      press(async () => {
        const line = await lineOf(draft);
        if (line) await write(flow, draft, line, add);
      }),
    countInside({ id, sscc }: { readonly id: PackageId; readonly sscc: string }): void {
      setQuestion(null);
      insideNow.set({ id, sscc });
      flow.say('plain', msg`In the package`, i18n._(msg`${sscc}. Now scan what is in it.`));
    },
    /** [X16] Closed and whole: what is in it is what the books say. */
    countWhole: ({ sscc, things }: Extract<CountQuestion, { kind: 'package' }>): Promise<void> =>
      press(async () => {
        const lines = await Promise.all(things.map((thing) => lineOf(draftOfThing(thing))));
        await tallyAll(
          floor,
          scope,
          lines.filter((line) => line !== null),
          blind,
        );
        flow.say('plain', msg`Counted`, i18n._(msg`Package ${sscc}, whole`));
      }),
    /** [X16] By the books it stands elsewhere: it is moved here first, with all that is in it. */
    bringHere: ({ id, sscc, things }: Extract<CountQuestion, { kind: 'package' }>): Promise<void> =>
      press(async () => {
        const from = things[0]?.location.id;
        const to = at();
        if (from === undefined || to === null) return;
        await flow.record(
          {
            kind: 'transfer',
            payload: { goods: { whole: id }, from, to, into: null, order: null, entry: 'scanned' },
          },
          { reason: i18n._(msg`Found here`) },
          i18n._(msg`Package ${sscc}`),
        );
      }),
    isElsewhere: (things: readonly AtHand[]) => things.some(({ location }) => location.id !== at()),
  };
}

export type Count = ReturnType<typeof useCount>;

const draftOfThing = ({ product, lot, location, package: inside, quantity }: AtHand): Draft => ({
  ...emptyDraft(product),
  number: lot?.name ?? null,
  entry: 'picked',
  quantity,
  source: { location: location.id, package: inside?.id ?? null, quantity },
});

const draftOfRow = (
  { product, number, location, package: inside, books }: CountRow,
  quantity: Quantity,
): Draft => ({
  ...emptyDraft(product),
  number,
  entry: 'picked',
  quantity,
  source: { location: location.id, package: inside?.id ?? null, quantity: books ?? zero },
});
