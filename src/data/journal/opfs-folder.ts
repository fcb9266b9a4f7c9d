import type { SegmentFile, SegmentFolder } from './segments.ts';

/** The part of a synchronous access handle that is used; only workers have one. */
interface SyncHandle {
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}
interface SyncFile {
  createSyncAccessHandle(): Promise<SyncHandle>;
}
/** The types of a page do not know what a worker's file can do. */
const isSyncFile = (file: object): file is SyncFile => 'createSyncAccessHandle' in file;

const ballastName = 'ballast';
const ballastBytes = 5 * 1024 * 1024;

/** Segments as files of the origin private file system: a home of their own, apart from all IndexedDB. */
export function createOpfsFolder(directory: FileSystemDirectoryHandle): SegmentFolder & {
  /** Sets room aside once, so that a full disk does not stop the recording of work. */
  keepBallast(): Promise<void>;
  releaseBallast(): Promise<boolean>;
} {
  const open = async (name: string): Promise<SyncHandle | null> => {
    const file = await directory.getFileHandle(name, { create: true });
    if (!isSyncFile(file)) throw new DOMException('No synchronous files here', 'NotSupportedError');
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (isHeldElsewhere(error)) return null;
      throw error;
    }
  };
  return {
    async names() {
      const names: string[] = [];
      for await (const name of directory.keys()) if (name.startsWith('segment-')) names.push(name);
      return names;
    },
    async open(name) {
      const handle = await open(name);
      return handle && fileOf(handle);
    },
    remove: (name) => directory.removeEntry(name),
    async keepBallast() {
      const handle = await open(ballastName);
      if (!handle) return;
      if (handle.getSize() < ballastBytes) handle.truncate(ballastBytes);
      handle.close();
    },
    async releaseBallast() {
      const handle = await open(ballastName);
      if (!handle) return false;
      const had = handle.getSize() > 0;
      handle.truncate(0);
      handle.close();
      return had;
    },
  };
}

function fileOf(handle: SyncHandle): SegmentFile {
  return {
    size: () => handle.getSize(),
    read() {
      const bytes = new Uint8Array(handle.getSize());
      const count = handle.read(bytes, { at: 0 });
      return bytes.subarray(0, count);
    },
    write(bytes, at) {
      const written = handle.write(bytes, { at });
      // A short write is how a full disk shows itself here.
      if (written < bytes.length) throw new DOMException('The journal is full', 'QuotaExceededError');
    },
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
    close: () => handle.close(),
  };
}

const isHeldElsewhere = (error: unknown): boolean =>
  error instanceof DOMException &&
  (error.name === 'NoModificationAllowedError' || error.name === 'InvalidStateError');
