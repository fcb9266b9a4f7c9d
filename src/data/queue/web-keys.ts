import type { Keys, Signer } from '../ports.ts';
import type { KeyRow, QueueDatabase } from './database.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** WebCrypto keys that cannot leave the browser: a script may use them and never take them along. */
export function createWebKeys(db: QueueDatabase, subtle: SubtleCrypto = crypto.subtle): Keys {
  const signerOf = ({ publicKey, privateKey }: KeyRow): Signer => ({
    publicKey,
    sign: async (text) => base64Url(await subtle.sign(signing, privateKey, new TextEncoder().encode(text))),
  });
  const known = new Map<string, Signer>();
  const keep = (row: KeyRow): Signer => {
    const signer = signerOf(row);
    known.set(row.publicKey, signer);
    return signer;
  };
  return {
    async load(publicKey) {
      const row = known.has(publicKey) ? undefined : await db.keys.get(publicKey);
      return known.get(publicKey) ?? (row ? keep(row) : null);
    },
    async create() {
      const pair = await subtle.generateKey(curve, false, ['sign', 'verify']);
      const publicKey = base64Url(await subtle.exportKey('raw', pair.publicKey));
      const row: KeyRow = { publicKey, privateKey: pair.privateKey };
      await db.keys.put(row);
      return keep(row);
    },
  };
}

const base64Url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
