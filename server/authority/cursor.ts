import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a device has read: after this key of this version. Opaque to devices. */
export interface Cursor {
  readonly version: number;
  readonly key: string;
  /** Still on the first pull, which leaves out operations that are long past. */
  readonly first: boolean;
}

/** A cursor as it came in: its seal is good for one server epoch, and nobody but this server can make it. */
export interface SealedCursor extends Cursor {
  isOf(epoch: string, secret: string): boolean;
}

/** Sorts after every key. */
const afterAllKeys = '~';

export const startCursor: Cursor = { version: 0, key: '', first: true };
export const wholeCursor = (version: number): Cursor => ({ version, key: afterAllKeys, first: false });

/** "9ix.0.seal.key": version, first pull or not, seal, key. */
export const writeCursor = (cursor: Cursor, epoch: string, secret: string): string =>
  `${plain(cursor)}.${sealOf(cursor, epoch, secret)}.${cursor.key}`;

const pattern = /^([0-9a-z]{1,11})\.([01])\.([\w-]{16})\.(.{0,180})$/;

/** Nothing for text that is not of the shape of a cursor. */
export function parseCursor(text: string): SealedCursor | undefined {
  const [, digits = '', first, seal = '', key = ''] = pattern.exec(text) ?? [];
  const version = Number.parseInt(digits, 36);
  if (!Number.isSafeInteger(version)) return undefined;
  const cursor: Cursor = { version, key, first: first === '1' };
  return {
    ...cursor,
    isOf: (epoch, secret) =>
      timingSafeEqual(Buffer.from(sealOf(cursor, epoch, secret)), Buffer.from(seal)) &&
      plain(cursor) === `${digits}.${first}`,
  };
}

const plain = ({ version, first }: Cursor): string => `${version.toString(36)}.${first ? 1 : 0}`;

const sealOf = (cursor: Cursor, epoch: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(`${epoch}\n${plain(cursor)}\n${cursor.key}`)
    .digest('base64url')
    .slice(0, 16);
