/// <reference lib="webworker" />
import { cacheNames } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { apiPrefix } from '#domain/protocol/paths.ts';
import { fetchAhead } from './fetch-ahead.ts';
import { answerFromFormer, keepFormerAssets } from './former-assets.ts';
import { isSwitchedOff, obeyKillSwitch } from './kill-switch.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * The shell, and nothing but the shell: program, engine, fonts and words, so that the app starts with the server dead.
 * Operations never pass through here; they have a queue of their own that loses nothing.
 */
const manifest = self.__WB_MANIFEST;
precacheAndRoute(manifest);

const shell = createHandlerBoundToURL('index.html');

// Every address of the app is the same page; what the server itself answers is left alone.
registerRoute(
  new NavigationRoute(
    (options) => {
      // Asked beside the answer, which never waits for the network.
      options.event.waitUntil(obeyKillSwitch(self));
      return shell(options);
    },
    {
      denylist: [new RegExp(`^${apiPrefix.split('/v')[0] ?? '/api'}(?:/|$)`), /\.\w+$/],
    },
  ),
);

// A page of the former version may still be open and ask for one of its parts.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request }) => answerFromFormer(request),
);

self.addEventListener('install', (event) => {
  // No skipWaiting here: somebody may be in the middle of a receipt. The page says when.
  event.waitUntil(
    keepFormerAssets(self.caches).then(async () =>
      fetchAhead(manifest, await self.caches.open(cacheNames.precache), (url) => fetch(url)),
    ),
  );
  // A poisoned version may have no page left that could say it.
  event.waitUntil(isSwitchedOff().then((isOff) => (isOff ? self.skipWaiting() : undefined)));
});

self.addEventListener('activate', (event) => {
  // The first page was loaded from the network; from now on the worker serves it too.
  event.waitUntil(obeyKillSwitch(self).then((isOff) => (isOff ? undefined : self.clients.claim())));
});

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  const message: unknown = data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING')
    void self.skipWaiting();
});

cleanupOutdatedCaches();
