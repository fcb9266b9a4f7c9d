import type { CompanyId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import type { Draft } from '../goods/draft.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import { datesOf } from '#domain/stock/expiry.ts';
import type { Day } from '#domain/base/calendar.ts';
import type { Floor } from '../floor.tsx';
import type { AtHand } from '../goods/at-hand.ts';
import { companyOf } from '../goods/house.ts';
import { todayAt } from '../use-today.ts';

export interface GivenNumber {
  readonly name: string;
  readonly quantity: Quantity;
  readonly label: Draft['label'];
}

/** As many as one operation may hold. */
export const mostAtOnce = 200;

type Numbers = PayloadOf<'adopt'>['numbers'];

/** [T11] Numbers for goods at one place that have none, in operations of two hundred. */
export async function adoptIntents(
  floor: Floor,
  stand: AtHand,
  given: readonly GivenNumber[],
): Promise<Extract<Intent, { kind: 'adopt' }>[]> {
  const today = await todayAt(floor);
  const company = companyOf(floor);
  const numbers = await Promise.all(given.map((each) => numberOf(floor, company, stand, each, today)));
  const intents: Extract<Intent, { kind: 'adopt' }>[] = [];
  for (let at = 0; at < numbers.length; at += mostAtOnce)
    intents.push({
      kind: 'adopt',
      payload: {
        product: stand.product.id,
        location: stand.location.id,
        package: stand.package?.id ?? null,
        numbers: numbers.slice(at, at + mostAtOnce),
      },
    });
  return intents;
}

/** [EXP-2, EXP-3] A known lot keeps its dates; a new one has those of its label, else of the product's rule. */
async function numberOf(
  { world }: Pick<Floor, 'world'>,
  company: CompanyId,
  { product }: AtHand,
  { name, quantity, label }: GivenNumber,
  today: Day,
): Promise<Numbers[number]> {
  const known = (await world.find('lot', `exact:${name}`, 50)).find((lot) => lot.product === product.id);
  const dates =
    known?.dates ??
    datesOf(
      product.expiry,
      { expiration: label.expiration ?? undefined, bestBefore: label.bestBefore ?? undefined },
      today,
    );
  // [NUM-6] One that was renamed is still itself.
  const isRenamed = known !== undefined && known.id !== lotIdOf(company, product.id, name);
  return { lot: { name, ...(isRenamed && { id: known.id }), label, dates, reference: null }, quantity };
}
