import { createHash } from 'node:crypto';

export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Nothing for text that is not exactly what the bytes would be written as: no two spellings of one signature. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : undefined;
}

/** How secrets are kept: they are long and random, so a plain hash is enough. */
export const secretHash = (text: string): string => createHash('sha256').update(text).digest('hex');
