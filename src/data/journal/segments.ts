import { decodeFrames, encodeFrame } from './frames.ts';

/** A file with a synchronous access handle, or a stand-in for one. */
export interface SegmentFile {
  size(): number;
  read(): Uint8Array;
  /** Writes at the position; what was there is overwritten. */
  write(bytes: Uint8Array, at: number): void;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** The folder of all segments. Opening is exclusive: nothing means that a living tab has this one. */
export interface SegmentFolder {
  names(): Promise<string[]>;
  open(name: string): Promise<SegmentFile | null>;
  remove(name: string): Promise<void>;
}

export interface OpenedSegments {
  /** Of every segment that no other tab holds, in the order they were written. */
  readonly texts: readonly string[];
  /** Bytes that were cut from torn tails, and bytes that could not be read before them. */
  readonly cut: number;
  readonly damaged: number;
  /** Segments that other living tabs look after. */
  readonly held: number;
}

export interface Segments {
  open(): Promise<OpenedSegments>;
  /** @param flush false for what may be lost with the power, but not with the process */
  append(texts: readonly string[], flush: boolean): void;
  /** Puts these texts in the place of everything that `open` gave, in a new file before the old ones go. */
  rewrite(texts: readonly string[]): Promise<void>;
  close(): void;
}

/** One segment a tab, because an access handle is exclusive. A tab takes over the first segment that is free. */
export function createSegments(folder: SegmentFolder): Segments {
  let own: { readonly name: string; readonly file: SegmentFile; end: number } | null = null;
  let adopted: string[] = [];

  const claim = async (taken: readonly string[]) => {
    for (let n = 0; n < 1000; n += 1) {
      const name = `segment-${String(n).padStart(4, '0')}`;
      if (taken.includes(name)) continue;
      const file = await folder.open(name);
      if (file) return { name, file, end: file.size() };
    }
    throw new Error('No free journal segment');
  };

  return {
    async open() {
      const texts: string[] = [];
      let [cut, damaged, held] = [0, 0, 0];
      own = null;
      adopted = [];
      for (const name of (await folder.names()).toSorted()) {
        const file = await folder.open(name);
        if (!file) {
          held += 1;
          continue;
        }
        const size = file.size();
        const decoded = decodeFrames(file.read());
        texts.push(...decoded.texts);
        damaged += decoded.damaged;
        if (decoded.end < size) {
          cut += size - decoded.end;
          file.truncate(decoded.end);
          file.flush();
        }
        if (own === null) own = { name, file, end: decoded.end };
        else {
          adopted.push(name);
          file.close();
        }
      }
      own ??= await claim([]);
      return { texts, cut, damaged, held };
    },

    append(texts, flush) {
      if (!own) throw new Error('The journal is not open');
      const bytes = joined(texts.map(encodeFrame));
      try {
        own.file.write(bytes, own.end);
        if (flush) own.file.flush();
      } catch (error) {
        // Whoever asked is told that nothing was kept: whole frames at the beginning of it must not come back.
        own.file.truncate(own.end);
        throw error;
      }
      own.end += bytes.length;
    },

    async rewrite(texts) {
      const before = own;
      const stale = adopted;
      own = await claim([...(before ? [before.name] : []), ...stale]);
      own.file.truncate(0);
      own.end = 0;
      adopted = [];
      this.append(texts, true);
      before?.file.close();
      for (const name of [...(before ? [before.name] : []), ...stale]) await folder.remove(name);
    },

    close() {
      own?.file.close();
      own = null;
    },
  };
}

/** One write for all of them: what a power cut leaves of it is its beginning, frame by frame. */
function joined(frames: readonly Uint8Array[]): Uint8Array {
  const [first] = frames;
  if (first && frames.length === 1) return first;
  const all = new Uint8Array(frames.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const frame of frames) {
    all.set(frame, end);
    end += frame.length;
  }
  return all;
}
