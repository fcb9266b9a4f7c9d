import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useNavigate } from 'react-router';
import type { PackageId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { useAsked, useFloor } from '../floor.tsx';
import { type AtHand, isThere, thingsAt, thingsIn, thingsOfProduct } from '../goods/at-hand.ts';
import { type Draft, missingOf } from '../goods/draft.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { lotRefOf } from '../goods/house.ts';
import { looseGoods } from '../goods/loose.ts';
import { scansOf } from '../goods/scans-of.ts';
import { pickedDraft } from '../goods/thing-sheet.tsx';
import { useChanging } from '../goods/use-changing.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { loadPackage } from './load-package.ts';

export type Mode = 'in' | 'out';

/** [X16] One package: goods are put in or taken out, it is opened, or moved as a whole. */
export function usePackage(id: PackageId) {
  const floor = useFloor();
  const navigate = useNavigate();
  const [mode, modeNow] = useChanging<Mode>('in');
  /** Where an empty package stands: somebody has to say. */
  const [said, saidNow] = useChanging<Location | null>(null);
  const asked = useAsked(() => loadPackage(floor, id), [id]);
  const contents = asked.state === 'here' ? asked.value : undefined;
  const place = contents?.location ?? said;

  // Asked anew with each scan: the next one may come before the screen is drawn.
  const placeNow = async (): Promise<Location | null> =>
    (await loadPackage(floor, id))?.location ?? saidNow.get();
  const isOut = (): boolean => modeNow.get() === 'out';
  const comesInto = (inside: PackageId | undefined): boolean => isOut() === (inside === id);

  const flow = useGoodsFlow(
    (get) => ({
      async near() {
        const at = await placeNow();
        const things = isOut()
          ? await thingsIn(floor.world, id)
          : at
            ? await thingsAt(floor.world, at.id)
            : [];
        return things.map(({ product }) => product.id);
      },
      here: async () => (await placeNow())?.id ?? null,
      fits: ({ package: inside }) => comesInto(inside?.id),
      async prepare(draft) {
        if ((await placeNow()) === null) {
          get().say('wait', msg`Which place?`, i18n._(msg`Scan the place where the package stands.`));
          return null;
        }
        if (!isOut() || draft.source !== null || missingOf(draft) === 'number') return draft;
        const lot = draft.number === null ? null : (await lotRefOf(floor, draft.product.id, draft.number)).id;
        const things = await thingsIn(floor.world, id);
        if (things.some(({ stock }) => stock.product === draft.product.id && stock.lot === lot)) return draft;
        get().say('error', msg`Not in this package`, words(draft));
        return null;
      },
      async proposals({ source }) {
        if (!source || !isThere(source)) return [];
        const what = isOut() ? i18n._(msg`All of it in here`) : i18n._(msg`All of it here`);
        return [{ what, quantity: source.quantity }];
      },
      async expected({ product }) {
        const at = await placeNow();
        const stands = (await thingsOfProduct(floor.world, product.id)).filter(isThere);
        return stands.flatMap(({ lot, location, package: inside }) =>
          lot && location.id === at?.id && comesInto(inside?.id) ? [lot.name] : [],
        );
      },
      // Where it lies says which of the two it is: in here, or outside.
      complete: (draft) => (draft.source?.package === id ? takeOut(draft) : putIn(draft)),
      place: (location) => moveTo(location),
      package({ row, sscc }) {
        if (row?.id === id) return get().say('plain', null, i18n._(msg`${sscc} is open already.`));
        if (row) return void navigate(`/packages/${row.id}`);
        get().say('error', msg`Not known`, i18n._(msg`Package ${sscc}`));
      },
    }),
    true,
  );

  const words = (draft: Draft): string => goodsWords(draft, null, floor.preferences.format.get());

  async function putIn(draft: Draft): Promise<void> {
    const { source, scans } = draft;
    const row = await floor.world.get('package', id);
    if (!source || !row) return;
    const goods = await looseGoods(floor, draft, source.package);
    await flow.record(
      { kind: 'pack', payload: { sscc: row.sscc, location: source.location, goods: [goods] } },
      { scans: scansOf(scans) },
      `${words(draft)} → ${row.sscc}`,
    );
  }

  /** What is taken out lies loose where the package stands. */
  async function takeOut(draft: Draft): Promise<void> {
    const { source, scans, entry } = draft;
    if (!source) return;
    const goods = await looseGoods(floor, draft, source.package ?? id);
    await flow.record(
      {
        kind: 'transfer',
        payload: { goods, from: source.location, to: source.location, into: null, order: null, entry },
      },
      { scans: scansOf(scans) },
      i18n._(msg`${words(draft)} taken out`),
    );
  }

  /** Whole, by one scan of the place where it goes. */
  async function moveTo(location: Location): Promise<void> {
    const inIt = await loadPackage(floor, id);
    const sscc = inIt?.row.sscc ?? '';
    const { name, usage, id: to } = location;
    if (usage !== 'internal' && usage !== 'transit')
      return flow.say('wait', msg`Not a place of ours`, i18n._(msg`Goods cannot be moved to ${name}.`));
    const from = inIt?.location ?? null;
    if (!from) {
      saidNow.set(location);
      return flow.say(
        'plain',
        msg`Place`,
        i18n._(msg`The package stands at ${name}. Now scan what goes in.`),
      );
    }
    if (from.id === to) return flow.say('plain', msg`Place`, i18n._(msg`The package is at ${name} already.`));
    await flow.record(
      {
        kind: 'transfer',
        payload: { goods: { whole: id }, from: from.id, to, into: null, order: null, entry: 'scanned' },
      },
      {},
      i18n._(msg`Package ${sscc} → ${name}`),
    );
  }

  return {
    contents,
    place,
    flow,
    mode,
    setMode: modeNow.set,
    moveTo,
    /** One thing out of it, however many. */
    async take(thing: AtHand): Promise<void> {
      modeNow.set('out');
      await flow.begin(pickedDraft(thing));
    },
    /** [X16] All that is in it lies loose where it stands. */
    async unpack(): Promise<void> {
      if (!contents?.location) return;
      const { sscc } = contents.row;
      const { id: location } = contents.location;
      await flow.record(
        { kind: 'unpack', payload: { package: id, location } },
        {},
        i18n._(msg`Package ${sscc} opened`),
      );
    },
  };
}
