import type { SegmentFolder } from '../../../src/data/journal/segments.ts';

interface StoredFile {
  bytes: Uint8Array;
  holder: string | null;
}

export interface FileCabinet {
  forTab(tab: string): SegmentFolder;
  kill(tab: string): void;
  /** The last write was cut: so many bytes of its end are missing. */
  tear(bytes: number): void;
  /** A bit turned over on the disk. */
  damage(at: number): void;
  /** The same bytes on another disk, held by nobody. */
  copy(): FileCabinet;
  wipe(): void;
  /** Writing beyond so many bytes finds no room. */
  setLimit(bytes: number): void;
  size(): number;
}

/** The origin private file system of one profile, in memory. Handles are exclusive; the files outlive their tabs. */
export function createFileCabinet(files = new Map<string, StoredFile>()): FileCabinet {
  let limit = Number.POSITIVE_INFINITY;

  const resize = (file: StoredFile, size: number): void => {
    const bytes = new Uint8Array(size);
    bytes.set(file.bytes.subarray(0, size));
    file.bytes = bytes;
  };

  return {
    forTab: (tab) => ({
      names: () => Promise.resolve([...files.keys()]),
      remove(name) {
        files.delete(name);
        return Promise.resolve();
      },
      open(name) {
        const file = files.get(name) ?? { bytes: new Uint8Array(), holder: null };
        files.set(name, file);
        if (file.holder !== null && file.holder !== tab) return Promise.resolve(null);
        file.holder = tab;
        return Promise.resolve({
          size: () => file.bytes.length,
          read: () => file.bytes.slice(),
          write(bytes, at) {
            // A short write is how a full disk shows itself.
            const written = bytes.subarray(0, Math.max(0, limit - at));
            if (at + written.length > file.bytes.length) resize(file, at + written.length);
            file.bytes.set(written, at);
            if (written.length < bytes.length)
              throw new DOMException('The disk is full', 'QuotaExceededError');
          },
          truncate: (size) => resize(file, size),
          flush: () => {},
          close: () => {
            file.holder = null;
          },
        });
      },
    }),

    kill(tab) {
      for (const file of files.values()) if (file.holder === tab) file.holder = null;
    },

    tear(bytes) {
      for (const file of files.values()) if (file.bytes.length > 0) resize(file, file.bytes.length - bytes);
    },

    damage(at) {
      for (const file of files.values()) file.bytes[at] = (file.bytes[at] ?? 0) ^ 0x20;
    },

    copy: () =>
      createFileCabinet(
        new Map([...files].map(([name, { bytes }]) => [name, { bytes: bytes.slice(), holder: null }])),
      ),

    wipe: () => files.clear(),
    setLimit: (bytes) => {
      limit = bytes;
    },
    size: () => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
}
