import { fromBase64Url, toBase64Url } from './encoding.ts';

/** How far a device has read: after this key of this version, in this server epoch. Opaque to devices. */
export interface Cursor {
  readonly epoch: string;
  readonly version: number;
  readonly key: string;
  /** Still on the first pull, which leaves out operations that are long past. */
  readonly first: boolean;
}

/** Sorts after every key. */
const afterAllKeys = '~';

export const startCursor = (epoch: string): Cursor => ({ epoch, version: 0, key: '', first: true });
export const wholeCursor = (epoch: string, version: number): Cursor => ({
  epoch,
  version,
  key: afterAllKeys,
  first: false,
});

export const writeCursor = ({ epoch, version, key, first }: Cursor): string =>
  toBase64Url(Buffer.from(JSON.stringify([epoch, version, key, first ? 1 : 0])));

export function parseCursor(text: string): Cursor | undefined {
  const bytes = fromBase64Url(text);
  if (!bytes) return undefined;
  try {
    const [epoch, version, key, first] = JSON.parse(Buffer.from(bytes).toString()) as unknown[];
    if (typeof epoch !== 'string' || typeof key !== 'string') return undefined;
    if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) return undefined;
    return { epoch, version, key, first: first === 1 };
  } catch {
    return undefined;
  }
}
