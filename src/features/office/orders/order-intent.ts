import type { Day } from '#domain/base/calendar.ts';
import type {
  BomId,
  LineId,
  LocationId,
  OperationTypeId,
  OrderId,
  PartnerId,
  ProductId,
} from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Announced } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { type Values, listOf, orNull, textOf } from '../form/values.ts';

/** A new order as it stands in the form. */
export function openingOf(kind: OrderKind, values: Values, reference: string, draft: boolean): Intent {
  const lines = kind === 'manufacture' ? [] : linesOf(values);
  const bom = orNull(values, 'bom') as BomId | null;
  return {
    kind: 'open-order',
    payload: {
      kind,
      operationType: textOf(values, 'type') as OperationTypeId,
      reference,
      partner: orNull(values, 'partner') as PartnerId | null,
      origin: orNull(values, 'origin'),
      from: textOf(values, 'from') as LocationId,
      to: textOf(values, 'to') as LocationId,
      scheduled: textOf(values, 'scheduled') as Day,
      lines,
      announced: announcedOf(values, lines),
      draft,
      ...(kind === 'manufacture' && {
        making: {
          product: textOf(values, 'product') as ProductId,
          quantity: textOf(values, 'quantity') as Quantity,
          bom,
        },
      }),
    },
  };
}

/** A draft written anew, and confirmed when it is right. */
export function changingOf(kind: OrderKind, order: OrderId, values: Values, confirm: boolean): Intent {
  const lines = kind === 'manufacture' ? null : linesOf(values);
  return {
    kind: 'change-order',
    payload: {
      order,
      scheduled: textOf(values, 'scheduled') as Day,
      lines,
      announced: announcedOf(values, lines ?? []),
      confirm,
    },
  };
}

interface Line {
  readonly id: LineId;
  readonly product: ProductId;
  readonly expected: Quantity;
}

/** Lines keep their names; new ones get the next free number. */
function linesOf(values: Values): Line[] {
  const typed = listOf(values, 'lines').filter((line) => textOf(line, 'product') !== '');
  const taken = new Set(typed.map((line) => textOf(line, 'id')));
  let next = 0;
  const free = (): string => {
    do next += 1;
    while (taken.has(String(next)));
    return String(next);
  };
  return typed.map((line) => ({
    id: (textOf(line, 'id') || free()) as LineId,
    product: textOf(line, 'product') as ProductId,
    expected: textOf(line, 'expected') as Quantity,
  }));
}

const announcedOf = (values: Values, lines: readonly Line[]): Announced[] =>
  listOf(values, 'announced').flatMap((each): Announced[] => {
    const line = lines.find(({ product }) => product === textOf(each, 'product'));
    if (!line) return [];
    return [
      {
        line: line.id,
        lot: textOf(each, 'lot'),
        quantity: textOf(each, 'quantity') as Quantity,
        expiration: orNull(each, 'expiration') as Day | null,
        sscc: orNull(each, 'sscc'),
      },
    ];
  });
