import { Workbox } from 'workbox-window';
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
  const workbox = new Workbox(trustedScript('/sw.js'), { updateViaCache: 'none' });
  workbox.addEventListener('waiting', () => ready.set(true));
  // Only after somebody took the update: the first worker to take control must not reload the page.
  let taken = false;
  workbox.addEventListener('controlling', () => {
    if (taken) location.reload();
  });
  void workbox.register().catch(() => undefined);
  // A device that is never closed would otherwise never hear of a new version.
  setInterval(() => void workbox.update().catch(() => undefined), 3_600_000);
  return {
    ready,
    take() {
      taken = true;
      workbox.messageSkipWaiting();
    },
  };
}
