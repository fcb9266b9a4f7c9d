import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProductId } from '#domain/base/ids.ts';
import { type Quantity, isPositive, one, zero } from '#domain/base/quantity.ts';
import { type Floor, useAsked, useFloor } from '../floor.tsx';
import { type AtHand, keyOf } from '../goods/at-hand.ts';
import { type Draft, emptyDraft } from '../goods/draft.ts';
import type { GoodsFlow } from '../goods/goods-flow.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { runOf } from '../goods/house.ts';
import { scansOf } from '../goods/scans-of.ts';
import { useChanging } from '../goods/use-changing.ts';
import { useGoodsFlow } from '../goods/use-goods-flow.ts';
import { type GivenNumber, adoptIntents } from './give-numbers.ts';
import { unnumberedOf } from './load-adopt.ts';

const noLabel = { expiration: null, bestBefore: null } as const;

/** [T11] Goods without a number get theirs: scanned, typed, made anew or pasted. What is left is always in sight. */
export function useAdopt(productId: ProductId) {
  const floor = useFloor();
  /** Which of several places is worked at; null: the first. */
  const [chosen, chosenNow] = useChanging<string | null>(null);
  const asked = useAsked(() => unnumberedOf(floor.world, productId), [productId]);
  const here = asked.state === 'here' ? asked.value : undefined;

  const standNow = async (): Promise<AtHand | undefined> => {
    const stands = (await unnumberedOf(floor.world, productId))?.stands ?? [];
    return stands.find((stand) => keyOf(stand) === chosenNow.get()) ?? stands[0];
  };

  const flow = useGoodsFlow(
    (get) => ({
      kind: 'adopt',
      namesGoods: true,
      near: async () => [productId],
      async prepare(draft) {
        if (draft.product.id !== productId) {
          const [scanned, wanted] = [draft.product.name, here?.product.name ?? ''];
          get().say('error', msg`Wrong product`, i18n._(msg`Scanned: ${scanned}. Expected: ${wanted}.`));
          return null;
        }
        if (!(await standNow())) {
          get().say('wait', msg`Nothing left`, i18n._(msg`Every piece has its number.`));
          return null;
        }
        // The books have no weight for goods without a number.
        return { ...draft, weight: draft.weight ?? zero };
      },
      async proposals() {
        const stand = await standNow();
        return stand ? [{ what: i18n._(msg`All without a number`), quantity: stand.quantity }] : [];
      },
      expected: async () => [],
      complete: async (draft) => giveOne(floor, get(), await standNow(), draft),
      async place(location) {
        const stands = (await unnumberedOf(floor.world, productId))?.stands ?? [];
        const stand = stands.find((each) => each.location.id === location.id);
        const { name } = location;
        if (!stand)
          return get().say('wait', msg`Nothing here`, i18n._(msg`At ${name} nothing is without a number.`));
        chosenNow.set(keyOf(stand));
        return get().say('plain', msg`Place`, name);
      },
    }),
    false,
    `/adopt?product=${productId}`,
  );

  /** Many at once: each two hundred an operation, and all of them by one append or none. False: this device could not keep them. */
  async function giveAll(numbers: readonly GivenNumber[]): Promise<boolean> {
    const stand = await standNow();
    if (!stand) return true;
    const words = (count: number): string => i18n._(msg`${stand.product.name}: ${count} numbers`);
    const intents = await adoptIntents(floor, stand, numbers);
    const recorded = await flow.recordAll(
      intents.map((intent) => ({ intent, text: words(intent.payload.numbers.length) })),
      words(numbers.length),
    );
    return recorded !== null || flow.question.get()?.kind === 'refused';
  }

  return {
    flow,
    here,
    stand: here?.stands.find((stand) => keyOf(stand) === chosen) ?? here?.stands[0],
    choose: (stand: AtHand) => chosenNow.set(keyOf(stand)),
    giveAll,
    /** Without a label: the number is typed. */
    begin: (): Promise<void> =>
      here ? flow.begin({ ...emptyDraft(here.product), entry: 'typed' }) : Promise.resolve(),
    /** [NUM-5] The next numbers of our own run, spent as they are shown. */
    async nextNumbers(
      count: number,
      quantityOf: (at: number) => Quantity = () => one,
    ): Promise<GivenNumber[]> {
      const run = here && (await runOf(floor, here.product));
      if (!run) return [];
      const given: GivenNumber[] = [];
      for (let at = 0; at < count; at += 1) {
        const { text } = await floor.numbers.next(run);
        const quantity = quantityOf(at);
        if (isPositive(quantity)) given.push({ name: text, quantity, label: noLabel });
      }
      return given;
    },
  };
}

export type Adopting = ReturnType<typeof useAdopt>;

async function giveOne(
  floor: Floor,
  flow: GoodsFlow,
  stand: AtHand | undefined,
  draft: Draft,
): Promise<void> {
  const { number, quantity, label, scans } = draft;
  if (number === null || quantity === null || !stand) return;
  const [intent] = await adoptIntents(floor, stand, [{ name: number, quantity, label }]);
  const text = goodsWords({ ...draft, weight: null }, null, floor.preferences.format.get());
  if (intent) await flow.record(intent, { scans: scansOf(scans) }, text);
}
