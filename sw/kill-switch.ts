/** Answered with the word `off`, this file takes the service worker out of service everywhere; see docs/operations.md. */
const switchFile = '/sw-off.txt';

/**
 * The way out of a poisoned service worker: asked from the server, never from a cache, whenever a worker starts to serve.
 * Only the shell's caches go; the queue and the journal are not touched.
 */
export async function checkKillSwitch(worker: ServiceWorkerGlobalScope): Promise<boolean> {
  const word = await fetch(switchFile, { cache: 'no-store' }).then(
    async (answer) => (answer.ok ? (await answer.text()).trim() : 'on'),
    () => 'on',
  );
  if (word !== 'off') return false;
  for (const name of await worker.caches.keys()) await worker.caches.delete(name);
  await worker.registration.unregister();
  for (const client of await worker.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
  return true;
}
