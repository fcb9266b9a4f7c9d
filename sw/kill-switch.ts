/** Answered with the word `off`, this file takes the service worker out of service everywhere; see README.md beside this. */
const switchFile = '/sw-off.txt';

/** Asked from the server, never from a cache. No answer means on: offline is no reason to stop. */
export const isSwitchedOff = (): Promise<boolean> =>
  fetch(switchFile, { cache: 'no-store' }).then(
    async (answer) => answer.ok && (await answer.text()).trim() === 'off',
    () => false,
  );

/**
 * The way out of a poisoned service worker, taken at every start of the app and whenever a worker begins to serve. Only
 * the shell's caches go; the queue and the journal are not touched.
 */
export async function obeyKillSwitch(worker: ServiceWorkerGlobalScope): Promise<boolean> {
  if (!(await isSwitchedOff())) return false;
  for (const name of await worker.caches.keys()) await worker.caches.delete(name);
  await worker.registration.unregister();
  for (const client of await worker.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
  return true;
}
