import { sha1 } from '@noble/hashes/legacy.js';
import { type Bytes, hex, hexToBytes, utf8 } from './bytes.ts';

declare const brand: unique symbol;
/** A string that was parsed or made in one place; the type is the proof. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

export type CompanyId = Brand<'CompanyId'>;
export type SiteId = Brand<'SiteId'>;
export type ProductId = Brand<'ProductId'>;
export type CategoryId = Brand<'CategoryId'>;
export type UnitId = Brand<'UnitId'>;
export type BomId = Brand<'BomId'>;
export type LotId = Brand<'LotId'>;
export type LocationId = Brand<'LocationId'>;
export type PackageId = Brand<'PackageId'>;
export type PartnerId = Brand<'PartnerId'>;
export type OrderId = Brand<'OrderId'>;
export type LineId = Brand<'LineId'>;
export type OperationTypeId = Brand<'OperationTypeId'>;
export type PersonId = Brand<'PersonId'>;
export type DeviceId = Brand<'DeviceId'>;
export type OperationId = Brand<'OperationId'>;
/** Names one run of numbers: a product's lots or serials, or the references of an operation type. */
export type SequenceId = Brand<'SequenceId'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => uuidPattern.test(text);

function format(bytes: Bytes, version: number): string {
  const stamped = Uint8Array.from(bytes.subarray(0, 16));
  stamped[6] = ((stamped[6] ?? 0) & 0x0f) | (version << 4);
  stamped[8] = ((stamped[8] ?? 0) & 0x3f) | 0x80;
  const text = hex(stamped);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}

/**
 * RFC 9562 version 7: sorts by time, never collides.
 * @param milliseconds since 1970; the caller's clock
 * @param random ten bytes from a cryptographic source
 */
export function uuidV7(milliseconds: number, random: Bytes): string {
  const time = milliseconds.toString(16).padStart(12, '0').slice(-12);
  const bytes = new Uint8Array(16);
  bytes.set(hexToBytes(time), 0);
  bytes.set(random.subarray(0, 10), 6);
  return format(bytes, 7);
}

/** The ids made last: a rule asks for the same few many times while it is judged. */
const made = new Map<string, string>();
const madeKept = 4096;

/** RFC 9562 version 5: the same name in the same space is the same id on every device, with no network. */
export function uuidV5(space: string, name: string): string {
  const key = `${space}${name}`;
  const before = made.get(key);
  if (before !== undefined) return before;
  if (made.size >= madeKept) made.clear();
  const id = makeUuidV5(space, name);
  made.set(key, id);
  return id;
}

function makeUuidV5(space: string, name: string): string {
  const spaceBytes = hexToBytes(space.replaceAll('-', ''));
  const nameBytes = utf8(name);
  const input = new Uint8Array(spaceBytes.length + nameBytes.length);
  input.set(spaceBytes, 0);
  input.set(nameBytes, spaceBytes.length);
  return format(sha1(input), 5);
}

/** [NUM-6] The same name on the same product is the same lot wherever it was created. The name is compared exactly, after trimming. */
export const lotIdOf = (company: CompanyId, product: ProductId, name: string): LotId =>
  uuidV5(company, `lot\n${product}\n${name.trim()}`) as LotId;

/** An order that an operation gives birth to (backorder, unplanned, split): known to the device before the server has seen it. */
export const childOrderId = (operation: OperationId, index: number): OrderId =>
  uuidV5(operation, `order\n${index}`) as OrderId;

/** [RCV-2] The same SSCC is the same package. */
export const packageIdOf = (company: CompanyId, sscc: string): PackageId =>
  uuidV5(company, `package\n${sscc}`) as PackageId;
