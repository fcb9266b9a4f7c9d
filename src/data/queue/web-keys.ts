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
  return {
    async load(publicKey) {
      const row = await db.keys.get(publicKey);
      return row ? signerOf(row) : null;
    },
    async create() {
      const pair = await subtle.generateKey(curve, false, ['sign', 'verify']);
      const publicKey = base64Url(await subtle.exportKey('raw', pair.publicKey));
      const row: KeyRow = { publicKey, privateKey: pair.privateKey };
      await db.keys.put(row);
      return signerOf(row);
    },
  };
}

const base64Url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
