import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 0..255 each. The domain knows no platform buffer. */
export type Bytes = Uint8Array;

export const utf8 = (text: string): Bytes => utf8ToBytes(text);

/** Lower-case hexadecimal, two digits a byte. */
export const hex = (bytes: Bytes): string => bytesToHex(bytes);

/** Throws on an odd length or on a character outside 0-9a-f: the caller parsed it before. */
export function hexToBytes(text: string): Bytes {
  if (text.length % 2 !== 0 || /[^0-9a-f]/i.test(text))
    throw new Error(`Not hexadecimal: ${text.slice(0, 40)}`);
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
}
