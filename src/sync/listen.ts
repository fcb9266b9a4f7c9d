import { paths } from '#domain/protocol/paths.ts';
import type { Listen } from './sync.ts';

/**
 * Server-sent events: only a poke that there is a new version; the rows come by a pull. A stream that breaks is opened
 * again by the browser, and polling goes on without it.
 */
export const listenToServer: Listen = (heard) => {
  const source = new EventSource(paths.events);
  source.addEventListener('message', heard);
  return () => source.close();
};
