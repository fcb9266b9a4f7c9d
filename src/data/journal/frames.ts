import { crc32 } from './crc32.ts';

/** "LTL1", so that reading can find its feet again behind a damaged stretch. */
const magic = 0x4c544c31;
const headerBytes = 12;
/** No operation is larger than 64 KiB; a length beyond this is damage. */
const maxText = 1_048_576;

/** Magic, length and CRC-32 (big-endian, four bytes each), then the text as UTF-8. */
export function encodeFrame(text: string): Uint8Array {
  const body = new TextEncoder().encode(text);
  const frame = new Uint8Array(headerBytes + body.length);
  const header = new DataView(frame.buffer);
  header.setUint32(0, magic);
  header.setUint32(4, body.length);
  header.setUint32(8, crc32(body));
  frame.set(body, headerBytes);
  return frame;
}

export interface Decoded {
  readonly texts: readonly string[];
  /** Where the last whole frame ends: what stands behind is the tail of a write that was cut. */
  readonly end: number;
  /** Bytes between whole frames that could not be read. */
  readonly damaged: number;
}

export function decodeFrames(bytes: Uint8Array): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let end = 0;
  let damaged = 0;
  for (let at = 0; at + headerBytes <= bytes.length;) {
    const body = bodyAt(bytes, view, at);
    if (!body) {
      at += 1;
      continue;
    }
    damaged += at - end;
    texts.push(decoder.decode(body));
    at += headerBytes + body.length;
    end = at;
  }
  return { texts, end, damaged };
}

function bodyAt(bytes: Uint8Array, view: DataView, at: number): Uint8Array | null {
  if (view.getUint32(at) !== magic) return null;
  const length = view.getUint32(at + 4);
  const from = at + headerBytes;
  if (length > maxText || from + length > bytes.length) return null;
  const body = bytes.subarray(from, from + length);
  return crc32(body) === view.getUint32(at + 8) ? body : null;
}
