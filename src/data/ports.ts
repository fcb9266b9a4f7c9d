import type { Bytes } from '#domain/base/bytes.ts';
import type { Instant } from '#domain/base/calendar.ts';
import type { DeviceStatus } from './contract.ts';

/** What the stores need of the machine they run on. The composition root hands in the browser's, the tests their own. */

export interface Clock {
  /** The device's wall clock: evidence, never truth. */
  now(): Instant;
  /** Milliseconds that never run backwards; comparable within one start only. */
  monotonic(): number;
  /** Resolves after so long, or at once when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Cryptographic randomness, so many bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** Web Locks of the origin: `navigator.locks`. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly steal?: boolean; readonly signal?: AbortSignal },
    work: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

/** Tells the other tabs of this origin that a store has changed: a BroadcastChannel. */
export interface Channel {
  post(message: StoreChange): void;
  subscribe(listener: (message: StoreChange) => void): () => void;
  close(): void;
}

/**
 * `appended`: an operation more; `settled`: other states or other rows beneath;
 * `emptied`: nothing of the plant is left; `enrolled`: the device belongs to a plant, perhaps another than before; `meta`: blocks, counters;
 * an object: what the draining tab has heard of the server.
 */
export type StoreChange =
  | 'appended'
  | 'settled'
  | 'enrolled'
  | 'emptied'
  | 'meta'
  | { readonly heard: Partial<Pick<DeviceStatus, 'link' | 'trouble' | 'lastContact'>> };

/** Whether the browser promises not to evict the data: `navigator.storage`. */
export interface Persistence {
  isGranted(): Promise<boolean>;
  ask(): Promise<boolean>;
  /** Bytes in use, where the browser says so. */
  used?(): Promise<number | null>;
}

/** Small and synchronous, and not lost together with IndexedDB: `localStorage`. */
export interface Markers {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** Signs with the device's key, which never leaves its store. */
export interface Signer {
  /** P-256, uncompressed point, base64url. */
  readonly publicKey: string;
  /** ECDSA with SHA-256 over the text, raw r||s, base64url. */
  sign(text: string): Promise<string>;
}

/** Keys by their public half. */
export interface Keys {
  /** Nothing when the browser has lost it. */
  load(publicKey: string): Promise<Signer | null>;
  /** Kept before it is returned. */
  create(): Promise<Signer>;
}

/** The key that comes out of a PIN, slowly by intention: Argon2id, as `pinHash` says. */
export type PinKey = (pin: string, salt: string) => Promise<Bytes>;

/** Something that should not be: for the log of the composition root, never for control flow. */
export type Report = (what: string, detail: unknown) => void;
