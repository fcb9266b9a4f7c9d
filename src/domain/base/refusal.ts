/**
 * Why something is impossible (refused, kept, repairable) and what was improbable (accepted, flagged). Codes and
 * arguments only: the words stand in the language catalogues, so a refusal made on the server speaks the worker's language.
 * Arguments are text as a person would read it (names and references, not ids), unless the name ends in `Id`.
 */
export interface RefusalArguments {
  'unknown-product': { productId: string };
  'unknown-operation-type': { operationTypeId: string };
  'unknown-location': { locationId: string };
  'unknown-order': { orderId: string };
  'unknown-line': { order: string };
  'unknown-operation': { operationId: string };
  'unknown-person': { personId: string };
  'order-exists': { order: string };
  'order-ended': { order: string; state: string };
  'order-not-open': { order: string; state: string };
  'nothing-to-order': Record<never, never>;
  /** [PRD-3] */
  'prepared-unit': { order: string; number: string };
  'less-than-done': { product: string; done: string; unit: string };
  'number-missing': { product: string };
  'number-not-tracked': { product: string; number: string };
  'number-not-allowed': { number: string; operationType: string };
  'serial-already-here': { number: string; product: string; location: string };
  'serial-is-one': { number: string; quantity: string };
  'quantity-not-positive': { quantity: string };
  'quantity-too-precise': { quantity: string; unit: string; decimals: string };
  'quantity-too-large': { quantity: string };
  'used-since': { operations: string };
  'already-settled': { how: string };
  'not-undoable': { kind: string };
  'not-settleable': { state: string };
  'reason-missing': Record<never, never>;
  'not-allowed': { personId: string; right: string };
  'unknown-lot': { number: string };
  'wrong-kind': { order: string; kind: string };
  'not-enough': { product: string; location: string; available: string; wanted: string; unit: string };
  'needs-supervisor': { number: string; expiration: string };
  'lot-has-stock': { number: string };
  'lot-has-moved': { number: string };
  'name-taken': { number: string; product: string };
  'number-twice': { number: string };
  'not-held': { number: string };
  'moved-while-counting': { product: string; location: string };
  'quantities-differ': { from: string; to: string };
  'not-tracked': { product: string };
  'produced-already': { number: string; product: string };
  'nothing-to-make': { order: string };
  'too-few-numbers': { numbers: string; units: string };
  'strict-consumption': { product: string; expected: string; now: string; unit: string };
  'unknown-step': { step: string; order: string };
  'not-consumed': { product: string; order: string };
  'own-production': { personId: string };
  'not-waiting': { order: string; approval: string };
  'signature-missing': Record<never, never>;
  'signed-other-content': { order: string };
  'components-not-returned': { product: string; order: string };
  'bill-of-other-product': { product: string };
  'too-many-units': { units: string; most: string };
  'not-our-place': { location: string };
  'unknown-package': { packageId: string };
  'package-empty': { sscc: string; location: string };
  'package-received-already': { sscc: string; number: string };
  'goods-held': { number: string; why: string };
  'signed-other-holds': { number: string };
  'nothing-changed': Record<never, never>;
  'not-unidentified': { number: string };
  'nothing-to-correct': { number: string };
  'same-number': { number: string };
  'code-taken': { code: string; by: string };
  'unit-in-use': { product: string };
  'numbers-in-stock': { product: string };
  'stock-left': { product: string; quantity: string; unit: string };
  'unknown-record': { kind: string; id: string };
  'goes-in-circles': { name: string };
  'last-of-its-kind': { what: string };
  malformed: { where: string };
  'unknown-kind': { kind: string };
}

export type RefusalCode = keyof RefusalArguments;
export type Refusal = {
  [Code in RefusalCode]: { readonly code: Code; readonly args: RefusalArguments[Code] };
}[RefusalCode];

export interface FlagArguments {
  'more-than-ordered': { order: string; ordered: string; now: string; unit: string };
  'not-ordered': { order: string; product: string };
  'order-changed-meanwhile': { order: string; bookedOn: string };
  'label-date-differs': { number: string; known: string; label: string };
  'already-expired': { number: string; expiration: string };
  'past-removal': { number: string; removal: string };
  'unreserved-number': { number: string };
  'device-clock-off': { minutes: string };
  'negative-stock': { product: string; location: string; quantity: string };
  'typed-not-scanned': { number: string };
  'fefo-passed-over': { number: string; earlier: string };
  'reserved-by-other': { number: string; order: string };
  'serial-booked-elsewhere': { number: string; location: string };
  'held-goods-used': { number: string; why: string };
  'over-consumed': { product: string; expected: string; now: string; unit: string };
  'under-consumed': { product: string; expected: string; now: string; unit: string };
  'not-on-bill': { product: string; order: string };
  'over-produced': { order: string; planned: string; now: string };
  'inputs-not-declared': { product: string };
  'prepared-twice': { order: string };
  'no-delivery-known': { number: string };
  'untracked-stock': { product: string; quantity: string; unit: string };
  'risky-setting': { setting: string };
  'record-changed-meanwhile': { record: string };
  unidentified: { code: string };
  'weight-outside-tolerance': { weight: string; nominal: string; unit: string };
  'closed-meanwhile': { order: string };
  'number-taken': { number: string; order: string };
  'decided-already': { order: string; approval: string };
  'supplier-lot-differs': { number: string; known: string; label: string };
  'number-made-here': { number: string };
  substituted: { number: string; reserved: string };
  'less-reserved': { order: string; product: string; wanted: string; kept: string; unit: string };
  'lot-known-already': { number: string };
  'package-booked-elsewhere': { sscc: string; location: string };
  'pallet-known-already': { sscc: string; number: string };
  'cannot-be-held': { product: string };
  'no-receipt-known': { number: string };
  'return-larger-than-delivery': { number: string; delivered: string; returned: string };
}

export type FlagCode = keyof FlagArguments;
/** An improbable thing that was accepted. */
export type Flag = {
  [Code in FlagCode]: { readonly code: Code; readonly args: FlagArguments[Code] };
}[FlagCode];

export const refusal = <Code extends RefusalCode>(code: Code, args: RefusalArguments[Code]): Refusal =>
  ({ code, args }) as Extract<Refusal, { code: Code }>;

export const flag = <Code extends FlagCode>(code: Code, args: FlagArguments[Code]): Flag =>
  ({ code, args }) as Extract<Flag, { code: Code }>;

/**
 * [EXP-4, STK-6] What a person is asked a reason for, with preset buttons, after the scan and never before it. Asked
 * and not demanded: work that was done is booked without one, and its supervisor sees that none was given.
 * @public
 */
export const asksReason: ReadonlySet<FlagCode> = new Set([
  'past-removal',
  'already-expired',
  'fefo-passed-over',
  'reserved-by-other',
  'substituted',
  'held-goods-used',
  'over-consumed',
  'under-consumed',
  'more-than-ordered',
]);
