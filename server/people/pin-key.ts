import { hashRaw } from '@node-rs/argon2';
import type { Pin } from '#domain/catalogue/person.ts';
import { pinHash, verifierOf } from '#domain/people/seal.ts';
import { fromBase64Url, toBase64Url } from '../authority/encoding.ts';
import type { ServerDeps } from '../deps.ts';

/** The key that comes out of a PIN, base64url: kept by the server alone, made anew by a device from what is typed. */
export async function pinKey(pin: string, salt: string): Promise<string> {
  // The package's default algorithm is Argon2id, version 1.3; a test holds it to that.
  const key = await hashRaw(pin, {
    memoryCost: pinHash.memoryKiB,
    timeCost: pinHash.passes,
    parallelism: pinHash.lanes,
    outputLen: pinHash.bytes,
    salt: Buffer.from(salt, 'base64url'),
  });
  return toBase64Url(key);
}

export interface NewPin {
  /** What devices may have. */
  readonly pin: Pin;
  readonly key: string;
}

export async function newPin({ random }: Pick<ServerDeps, 'random'>, pin: string): Promise<NewPin> {
  const salt = toBase64Url(random(pinHash.saltBytes));
  const key = await pinKey(pin, salt);
  return { pin: { salt, verifier: verifierOf(keyBytes(key)) }, key };
}

export function keyBytes(key: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64Url(key);
  if (!bytes) throw new Error('A stored key is not base64url');
  return bytes;
}
