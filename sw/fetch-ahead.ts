/** Beside Workbox's own: a browser opens six connections to a server, and two are left for the work of the page. */
const lanes = 3;

/** One part of the shell as the build lists it; a revision of null stands for a name that changes with its content. */
type Part = string | { readonly url: string; readonly revision?: string | null };

/**
 * Workbox installs one part after the other, so that each costs a way to the server and back: three hundred of them
 * are minutes on a slow network, and until the last one is here the app cannot start offline. These lanes begin at the
 * other end of the list; what they have put by, Workbox finds and does not fetch. What fails here is left to it.
 */
export async function fetchAhead(
  parts: readonly Part[],
  shelf: Cache,
  ask: (url: string) => Promise<Response>,
): Promise<void> {
  const left = parts.flatMap((part) =>
    typeof part !== 'string' && part.revision === null ? [part.url] : [],
  );
  const lane = async (): Promise<void> => {
    for (let url = left.pop(); url !== undefined; url = left.pop()) {
      if (await shelf.match(url)) continue;
      const answer = await ask(url);
      if (answer.ok && !answer.redirected) await shelf.put(url, answer);
    }
  };
  await Promise.allSettled(Array.from({ length: lanes }, lane));
}
