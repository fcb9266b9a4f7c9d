import { utf8 } from '#domain/base/bytes.ts';
import { fromBase64Url } from './encoding.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** @param publicKey uncompressed P-256 point, base64url */
export async function importPublicKey(publicKey: string): Promise<CryptoKey | undefined> {
  const bytes = fromBase64Url(publicKey);
  if (!bytes) return undefined;
  try {
    return await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
  } catch {
    return undefined;
  }
}

/** @param signature raw r||s, base64url */
export async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  const key = await keyOf(publicKey);
  if (!bytes || !key) return false;
  return crypto.subtle.verify(signing, key, bytes, Uint8Array.from(utf8(text)));
}

type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
const keys = new Map<string, CryptoKey>();
const keysKept = 1000;

async function keyOf(publicKey: string): Promise<CryptoKey | undefined> {
  const known = keys.get(publicKey);
  if (known) return known;
  const key = await importPublicKey(publicKey);
  if (key && keys.size < keysKept) keys.set(publicKey, key);
  return key;
}
