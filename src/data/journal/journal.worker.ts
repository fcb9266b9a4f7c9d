import { createOpfsFolder } from './opfs-folder.ts';
import { createSegments } from './segments.ts';
import type { JournalAnswer, JournalAsk } from './worker-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Owns this tab's segment: an access handle is synchronous and exclusive, and only a worker may have one. */
const ready = (async () => {
  const root = await navigator.storage.getDirectory();
  const folder = createOpfsFolder(await root.getDirectoryHandle('journal', { create: true }));
  return { folder, segments: createSegments(folder) };
})();

async function answer(ask: Extract<JournalAsk, { n: number }>) {
  const { folder, segments } = await ready;
  switch (ask.ask) {
    case 'open': {
      const opened = await segments.open();
      await folder.keepBallast().catch(() => {});
      return opened;
    }
    case 'append':
      segments.append(ask.texts, true);
      return null;
    case 'rewrite':
      await segments.rewrite(ask.texts);
      return null;
    case 'make-room':
      return folder.releaseBallast();
  }
}

// One after the other: a note must land behind the append that it is about.
let before: Promise<unknown> = ready;

self.addEventListener('message', ({ data }: MessageEvent<JournalAsk>) => {
  before = before.then(async () => {
    if (data.ask === 'note') return (await ready).segments.append([data.text], false);
    if (data.ask === 'close') return (await ready).segments.close();
    const told: JournalAnswer = await answer(data).then(
      (value) => ({ n: data.n, ok: true, value }),
      (error: unknown) => ({ n: data.n, ok: false, ...named(error) }),
    );
    return self.postMessage(told, []);
  });
  before = before.catch(() => {});
});

const named = (error: unknown) =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
