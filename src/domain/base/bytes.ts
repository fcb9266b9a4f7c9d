import { bytesToHex, hexToBytes as fromHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 0..255 each. The domain knows no platform buffer. */
export type Bytes = Uint8Array;

export const utf8 = (text: string): Bytes => utf8ToBytes(text);

/** Lower-case hexadecimal, two digits a byte. */
export const hex = (bytes: Bytes): string => bytesToHex(bytes);

/** Throws on an odd length or on a character outside 0-9a-f: the caller parsed it before. */
export const hexToBytes = (text: string): Bytes => fromHex(text);
