const formerName = 'lotline-former-assets';

/** Copies the parts of the version that is in use now aside, before its cache is cleaned: N-1 stays loadable. */
export async function keepFormerAssets(caches: CacheStorage): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith('workbox-precache'));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const parts = kept.flat().filter(({ url }) => new URL(url).pathname.startsWith('/assets/'));
  // The first install has nothing to keep, and must not forget what an interrupted update kept.
  if (parts.length === 0) return;
  await caches.delete(formerName);
  const former = await caches.open(formerName);
  await Promise.all(
    parts.map(async (request) => {
      const answer = await caches.match(request);
      // Hashed names: without their query they are the same part for ever.
      if (answer) await former.put(new URL(request.url).pathname, answer);
    }),
  );
}

/** A part that the present version does not have: the former version's copy, else the network. */
export async function answerFromFormer(request: Request): Promise<Response> {
  const former = await caches.open(formerName);
  return (await former.match(new URL(request.url).pathname)) ?? fetch(request);
}
