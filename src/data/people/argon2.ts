import { argon2id } from 'hash-wasm';
import type { Bytes } from '#domain/base/bytes.ts';
import { fromBase64url } from '#domain/people/base64url.ts';
import { pinHash } from '#domain/people/seal.ts';

/** A part of its own, with its machine code inside: nobody waits for it before a first PIN is typed. */
export const argon2 = (pin: string, salt: string): Promise<Bytes> =>
  argon2id({
    password: pin,
    salt: fromBase64url(salt),
    parallelism: pinHash.lanes,
    iterations: pinHash.passes,
    memorySize: pinHash.memoryKiB,
    hashLength: pinHash.bytes,
    outputType: 'binary',
  });
