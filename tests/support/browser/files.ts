import type { SegmentFolder } from '../../../src/data/journal/segments.ts';

interface StoredFile {
  bytes: Uint8Array;
  holder: string | null;
}

/** The origin private file system of one profile, in memory. Handles are exclusive; the files outlive their tabs. */
export function createFileCabinet() {
  const files = new Map<string, StoredFile>();
  let limit = Number.POSITIVE_INFINITY;

  const resize = (file: StoredFile, size: number): void => {
    const bytes = new Uint8Array(size);
    bytes.set(file.bytes.subarray(0, size));
    file.bytes = bytes;
  };

  return {
    forTab: (tab: string): SegmentFolder => ({
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
            if (at + bytes.length > limit) throw new DOMException('The disk is full', 'QuotaExceededError');
            if (at + bytes.length > file.bytes.length) resize(file, at + bytes.length);
            file.bytes.set(bytes, at);
          },
          truncate: (size) => resize(file, size),
          flush: () => {},
          close: () => {
            file.holder = null;
          },
        });
      },
    }),

    kill(tab: string): void {
      for (const file of files.values()) if (file.holder === tab) file.holder = null;
    },

    /** The last write was cut: so many bytes of its end are missing. */
    tear(bytes: number): void {
      for (const file of files.values()) if (file.bytes.length > 0) resize(file, file.bytes.length - bytes);
    },

    /** A bit turned over on the disk. */
    damage(at: number): void {
      for (const file of files.values()) file.bytes[at] = (file.bytes[at] ?? 0) ^ 0x20;
    },

    wipe: () => files.clear(),
    setLimit: (bytes: number) => {
      limit = bytes;
    },
    size: (): number => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
}
