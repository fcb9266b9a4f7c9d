import type { ProductId } from '#domain/base/ids.ts';
import { type Quantity, add } from '#domain/base/quantity.ts';
import type { UsedComponent } from '#domain/making/for-approval.ts';

/** What can be said of a component at a glance, and what one looks at twice. */
export interface Marks {
  readonly expired: boolean;
  readonly held: boolean;
  /** Taken from the plan, not looked at. */
  readonly assumed: boolean;
  readonly typed: boolean;
}

/** [APR-3] One component, all of its lots or serials of which the same is to be said. */
export interface ComponentGroup extends Marks {
  readonly key: string;
  readonly product: ProductId;
  readonly quantity: Quantity;
  readonly items: readonly UsedComponent[];
}

/** A thousand motors are one row with their runs of numbers; one among them that is expired is a row of its own. */
export function groupsOf(components: readonly UsedComponent[]): ComponentGroup[] {
  const groups = new Map<string, ComponentGroup & { items: UsedComponent[] }>();
  for (const each of components) {
    const { product, lot, grades, expired, held, quantity } = each;
    const assumed = lot !== null && grades.includes('assumed');
    const typed = lot !== null && grades.includes('typed');
    const key = [product, expired, held, assumed, typed].join(' ');
    const before = groups.get(key);
    const items = before?.items ?? [];
    items.push(each);
    const all = before ? add(before.quantity, quantity) : quantity;
    groups.set(key, { key, product, expired, held, assumed, typed, quantity: all, items });
  }
  return [...groups.values()];
}

export const isDoubtful = ({ expired, held, assumed }: Marks): boolean => expired || held || assumed;
