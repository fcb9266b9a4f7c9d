import { type Live, createLive } from '../features/live.ts';
import { trustedScript } from './trusted.ts';

export interface Update {
  /** A new version lies ready and waits. */
  readonly ready: Live<boolean>;
  /** Takes it now: the page loads anew. Nothing that was recorded is touched. */
  take(): void;
}

/**
 * Registers the service worker. A new version never takes over by itself: somebody may be in the middle of a receipt.
 * It waits until a person says so, and the shell offers it only while no form is open.
 */
export function watchForUpdates(): Update {
  const ready = createLive(false);
  if (!('serviceWorker' in navigator)) return { ready, take: () => undefined };
  const registered = register(() => ready.set(true));
  return { ready, take: () => void registered.then((skip) => skip()) };
}

/** Answers how to let the waiting version take over. Loaded after the first screen: nobody waits for it. */
async function register(onWaiting: () => void): Promise<() => void> {
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox(trustedScript('/sw.js'), { updateViaCache: 'none' });
  let taken = false;
  workbox.addEventListener('waiting', onWaiting);
  // Only after somebody took the update: the first worker to take control must not reload the page.
  workbox.addEventListener('controlling', () => {
    if (taken) location.reload();
  });
  await workbox.register().catch(() => undefined);
  // A device that is never closed would otherwise never hear of a new version.
  setInterval(() => void workbox.update().catch(() => undefined), 3_600_000);
  return () => {
    taken = true;
    workbox.messageSkipWaiting();
  };
}
